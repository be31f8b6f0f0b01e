using Ingot.Recipes;

namespace Ingot.Windows;

/// <summary>What the build account signs in with.</summary>
/// <param name="Transport">In which way.</param>
/// <param name="Password">The account's password.</param>
public sealed record WinRmCredential(WinRmTransport Transport, string Password)
{
    /// <summary>The client certificate; null where none is needed.</summary>
    public BuilderCertificate? Certificate { get; init; }
}
