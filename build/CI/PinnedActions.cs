namespace Ingot.CI;

/// <summary>The actions that workflows use, each by the commit of a release: a tag can be moved, a commit cannot.</summary>
public static class PinnedActions
{
    /// <summary>actions/checkout.</summary>
    public const string Checkout = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0";

    /// <summary>actions/setup-dotnet.</summary>
    public const string SetupDotNet = "actions/setup-dotnet@d4c94342e560b34958eacfc5d055d21461ed1c5d # v5.0.0";

    /// <summary>actions/cache.</summary>
    public const string Cache = "actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830 # v4.3.0";

    /// <summary>actions/upload-artifact.</summary>
    public const string UploadArtifact = "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2";
}
