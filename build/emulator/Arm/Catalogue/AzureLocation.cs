namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>A region.</summary>
/// <param name="Name">Such as westeurope.</param>
/// <param name="DisplayName">Such as West Europe.</param>
/// <param name="Geography">Such as Europe.</param>
/// <param name="HasZones">True when it has availability zones.</param>
sealed record AzureLocation(string Name, string DisplayName, string Geography, bool HasZones = true);
