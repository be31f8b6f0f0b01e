using Nuke.Common;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

/// <summary>
/// <c>nuke-surface.txt</c> lists what Nuke 10.1.0 has, read by reflection from its assemblies. What the engine takes over next must
/// first be added there, from Nuke.
/// </summary>
public sealed class SurfaceTests
{
    static readonly string[] Lines =
        [.. File.ReadLines(Checkout.Path("tests", "Nuke", "nuke-surface.txt")).Where(x => x.Length > 0 && x[0] != '#')];

    [Fact]
    public void Nothing_is_public_here_that_Nuke_does_not_have_with_the_same_signature()
    {
        var own = Signature.Of(typeof(NukeBuild).Assembly).ToList();
        Assert.Contains("NukeBuild :: protected internal virtual void OnTargetFailed(string target)", own);
        Assert.Empty(own.Except(Lines, StringComparer.Ordinal));
    }
}
