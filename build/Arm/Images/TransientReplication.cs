using System.Text.RegularExpressions;
using Azure.ResourceManager.Compute;

namespace Ingot.Arm.Images;

/// <summary>Failures of the replication inside Azure that go away when the version is made again.</summary>
static partial class TransientReplication
{
    /// <summary>True for a failure that is worth another try.</summary>
    public static bool Is(Ingot.Fault failure) =>
        (failure.Code is "InternalOperationError" or "ReplicationJobFailed" && Storage().IsMatch(failure.Why))
        || SourceAccess().IsMatch(failure.Code ?? "") || SourceAccess().IsMatch(failure.Why);

    /// <summary>The failure of a version that an earlier process began, as far as Azure still knows it.</summary>
    public static Ingot.Fault Fault(GalleryImageVersionData version)
    {
        var details = version.ReplicationStatus?.Summary.FirstOrDefault(region => region.Details is { Length: > 0 });
        return new Ingot.Fault(
            $"Image version {version.Name} failed.",
            details is null ? "Azure keeps no reason; it was storage allocation most often." : $"{details.Region}: {details.Details}",
            "Run the target again.") { Code = "InternalOperationError" };
    }

    [GeneratedRegex("storage|allocat", RegexOptions.IgnoreCase)]
    private static partial Regex Storage();

    [GeneratedRegex("InvalidBeginGetAccess.*FromPIR", RegexOptions.IgnoreCase)]
    private static partial Regex SourceAccess();
}
