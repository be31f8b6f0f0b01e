using Nuke.Common.Utilities;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

public sealed class NameTests
{
    [Theory]
    [InlineData("ImageName", "image-name")]
    [InlineData("NuGetApiKey", "nuget-api-key")]
    [InlineData("VMSize", "vm-size")]
    [InlineData("UseGitHub", "use-github")]
    [InlineData("Level2Name", "level2-name")]
    [InlineData("x", "x")]
    public void A_member_is_a_switch_in_kebab_case(string member, string expected) => Assert.Equal(expected, KebabCase.From(member));

    [Theory]
    [InlineData("imag-name", "image-name")]
    [InlineData("lveel", "level")]
    [InlineData("zz", null)]
    [InlineData("something-else", null)]
    public void The_nearest_name_is_offered_if_it_is_near(string typed, string? expected)
        => Assert.Equal(expected, Likeness.Nearest(typed, ["level", "image-name", "up"]));
}
