namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>A resource type of a provider, with the API versions it lists, newest first.</summary>
sealed record ProviderType(string Namespace, string Type, params IReadOnlyList<string> ApiVersions);
