namespace Ingot.Tests.Journeys.Scenarios;

/// <summary>What a scenario begins with.</summary>
enum ScenarioStart
{
    /// <summary>An empty subscription.</summary>
    Nothing,

    /// <summary>A build VM after the playbook.</summary>
    Configured,

    /// <summary>A captured image.</summary>
    Captured,
}
