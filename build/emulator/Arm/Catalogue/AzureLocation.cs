namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>A region.</summary>
sealed record AzureLocation(string Name, string DisplayName, string Geography);
