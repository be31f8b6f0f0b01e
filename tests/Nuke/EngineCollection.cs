namespace Ingot.Tests.Nuke;

/// <summary>The engine keeps its session and logger in statics, as Nuke does: such tests run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class EngineCollection
{
    public const string Name = "Engine";
}
