namespace Ingot.Tests.Journeys;

/// <summary>A build VM after its playbook.</summary>
public sealed class ConfiguredState() : SavedState("RunAnsible");
