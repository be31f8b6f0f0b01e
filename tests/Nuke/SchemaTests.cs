using System.Text.Json.Nodes;
using Nuke.Common;
using NJsonSchema;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

#pragma warning disable CS0169, CS0414 // Field is never used: the engine assigns it

[Collection(EngineCollection.Name)]
public sealed class SchemaTests : IDisposable
{
    readonly EngineHarness harness = new();

    public void Dispose() => harness.Dispose();

    [Theory]
    [InlineData("""{ "$schema": "./build.schema.json", "Level": 3, "Days": ["Monday"], "Skip": ["Work"], "Verbosity": "Quiet" }""", true)]
    [InlineData("""{ "Level": "high" }""", false)]
    [InlineData("""{ "Days": ["Someday"] }""", false)]
    [InlineData("""{ "Days": "Monday" }""", false)]
    [InlineData("""{ "Skip": ["Play"] }""", false)]
    [InlineData("""{ "Verbosity": "Loud" }""", false)]
    public async Task A_run_writes_a_schema_that_checks_parameters_files(string parameters, bool isValid)
    {
        harness.Run<Sample>("Work");
        var schema = await JsonSchema.FromFileAsync(harness.Root / ".nuke" / "build.schema.json", TestContext.Current.CancellationToken);
        Assert.Equal(isValid, schema.Validate(parameters).Count == 0);
    }

    [Fact]
    public void A_second_run_leaves_the_same_schema_alone()
    {
        harness.Run<Sample>("Work");
        var file = harness.Root / ".nuke" / "build.schema.json";
        var written = File.GetLastWriteTimeUtc(file);
        harness.Run<Sample>("Work");
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
        Assert.Equal("The level", (string?)JsonNode.Parse(File.ReadAllText(file))?["allOf"]?[0]?["properties"]?["Level"]?["description"]);
    }

    sealed class Sample : NukeBuild
    {
        [Parameter("The level.")] readonly int Level;
        [Parameter] readonly DayOfWeek[] Days = [];

        Target Work => _ => _.Executes(() => { });
    }
}
