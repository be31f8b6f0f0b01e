using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.Hosting;

/// <summary>The addresses at which an operation is followed; each resource provider has its own.</summary>
static class OperationLinks
{
    /// <summary>Absolute addresses of the status (Azure-AsyncOperation) and of the result (Location).</summary>
    public static (string Status, string Result) Of(ArmOperation operation, ArmRequest request)
    {
        var subscription = $"{request.Origin}/subscriptions/{request.Subscription}";
        var version = $"api-version={request.ApiVersion}";
        var location = $"locations/{operation.Location}";
        switch (operation.Kind)
        {
            case OperationKind.Compute:
                var compute = $"{subscription}/providers/Microsoft.Compute/{location}/operations/{operation.Id}?p={operation.Id}";
                return ($"{compute}&{version}", $"{compute}&monitor=true&{version}");
            case OperationKind.Disk:
                var disk = $"{subscription}/providers/Microsoft.Compute/{location}/DiskOperations/{operation.Id}?p={operation.Id}";
                return ($"{disk}&{version}", $"{disk}&monitor=true&{version}");
            case OperationKind.Gallery:
                var gallery = $"{subscription}/providers/Microsoft.Compute/{location}/capsOperations/{operation.Id}";
                return ($"{gallery}?{version}", $"{gallery}?monitor=true&{version}");
            case OperationKind.Network:
                var network = $"{subscription}/providers/Microsoft.Network/{location}";
                return ($"{network}/operations/{operation.Id}?{version}", $"{network}/operationResults/{operation.Id}?{version}");
            default:
                var group = $"{subscription}/operationresults/{operation.Id}?{version}";
                return (group, group);
        }
    }
}
