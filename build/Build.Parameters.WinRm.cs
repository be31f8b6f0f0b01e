using Ingot.Recipes;
using Nuke.Common;

/// <summary>What the user may say about the way into the guest.</summary>
partial class Build
{
    [Parameter("How the builder signs in to WinRM, over verified TLS: Basic, Ntlm or Certificate")]
    readonly WinRmTransport WinRmTransport;
}
