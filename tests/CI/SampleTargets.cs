using Nuke.Common;

namespace Ingot.Tests.CI;

/// <summary>A graph as a library has it.</summary>
abstract class SampleTargets : NukeBuild
{
    public Target Restore => _ => _.Executes(() => { });

    public Target Compile => _ => _.DependsOn(Restore).Executes(() => { });

    public Target Test => _ => _
        .DependsOn(Compile)
        .Produces(RootDirectory / "artifacts" / "test-results" / "*.trx")
        .Executes(() => { });

    public Target Pack => _ => _.DependsOn(Compile).Executes(() => { });
}
