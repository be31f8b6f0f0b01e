using System.Diagnostics;
using System.Xml.Linq;
using Nuke.Common;
using Nuke.Common.IO;
using Assert = Xunit.Assert;

namespace Ingot.Tests.Nuke;

[Collection(EngineCollection.Name)]
public sealed class PlanPageTests : IDisposable
{
    readonly EngineHarness harness = new();

    AbsolutePath Page => harness.Root / ".nuke" / "temp" / "execution-plan.html";

    public void Dispose() => harness.Dispose();

    [Fact]
    public void The_page_shows_targets_descriptions_and_all_kinds_of_relations()
    {
        Assert.Equal(0, harness.Run<Sample>("--plan", "Ship").ExitCode);
        var html = Page.ReadAllText();
        var end = html.IndexOf("</svg>", StringComparison.Ordinal) + "</svg>".Length;
        var drawing = XElement.Parse(html[html.IndexOf("<svg", StringComparison.Ordinal)..end]);
        string[] expected = ["dependency: Ship depends on Make", "order: Ship comes after Make", "trigger: Tell is triggered by Ship"];
        var arcs = drawing.Elements("path").Select(x => $"{x.Attribute("class")?.Value}: {x.Element("title")?.Value}");
        Assert.Equal(expected, arcs.Order(StringComparer.Ordinal));
        Assert.Equal("2. Ship", Assert.Single(drawing.Elements("g"), x => x.Attribute("class")?.Value == "invoked").Element("text")?.Value);
        var texts = drawing.Descendants("text").Select(x => x.Value).ToList();
        Assert.Contains("Makes <it> & more.", texts);
        Assert.Contains("runs also after a failure; only when IsLocalBuild", texts);
    }

    [Fact]
    public void The_page_needs_no_network()
    {
        harness.Run<Sample>("--plan", "Ship");
        Assert.DoesNotMatch("(src|href|@import|url\\(http)", Page.ReadAllText());
    }

    [Fact]
    public async Task On_a_desktop_the_page_is_opened()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The desktop's opener is another program elsewhere.");
            return;
        }

        var seen = harness.Root / "seen";
        harness.With("bin/xdg-open", $"#!/bin/sh\nprintf '%s' \"$1\" > {seen}.part && mv {seen}.part {seen}");
        File.SetUnixFileMode(harness.Root / "bin" / "xdg-open", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        (harness.Variables["PATH"], harness.Variables["DISPLAY"]) = (harness.Root / "bin", ":0");
        Assert.DoesNotContain("As a page", harness.Run<Sample>("--plan", "Ship").Output, StringComparison.Ordinal);
        for (var started = Stopwatch.StartNew(); !seen.FileExists() && started.Elapsed < TimeSpan.FromSeconds(20);)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(Page.ToString(), File.ReadAllText(seen));
    }

    sealed class Sample : NukeBuild
    {
        Target Tell => _ => _.TriggeredBy(Ship).AssuredAfterFailure().OnlyWhenDynamic(() => IsLocalBuild).Executes(() => { });

        Target Ship => _ => _.DependsOn(Make).After(Make).Executes(() => { });

        Target Make => _ => _.Description("Makes <it> & more.").Executes(() => { });

        Target Other => _ => _.DependsOn(Ship).Executes(() => { });
    }
}
