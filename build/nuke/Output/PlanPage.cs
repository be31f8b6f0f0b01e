using System.Diagnostics;
using System.Net;
using System.Text;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.Output;

/// <summary>Writes <c>.nuke/temp/execution-plan.html</c>: the targets in their order, with arcs for what ties them.</summary>
static class PlanPage
{
    const int RowHeight = 56;
    const int FirstRow = 40;

    const string Head = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Execution plan</title><style>
        :root { color-scheme: light dark; --text: #1b1b1b; --faint: #666; --box: #eef3f8; }
        @media (prefers-color-scheme: dark) { :root { --text: #e8e8e8; --faint: #a0a0a0; --box: #24303c; } body { background: #15191d; } }
        body { font: 15px system-ui, sans-serif; color: var(--text); margin: 2em; }
        text { fill: var(--text); } .faint { fill: var(--faint); font-size: 12px; } rect { fill: var(--box); }
        .invoked rect { stroke: #2a7ad2; stroke-width: 2; } path { fill: none; stroke-width: 1.6; }
        .dependency { stroke: #2a7ad2; } .order { stroke: #888; stroke-dasharray: 5 4; } .trigger { stroke: #d2722a; stroke-width: 3; }
        path:hover { stroke-width: 5; } ul { list-style: none; padding: 0; } li { display: inline; margin-right: 2em; }
        </style></head><body><h1>Execution plan</h1>
        <ul><li>&#x2500; depends on</li><li>&#x2504; ordered after</li><li>&#x2501; triggered by</li>
        <li>framed: invoked or default</li></ul>

        """;

    const string Tip = """
        <defs><marker id="tip" markerWidth="7" markerHeight="7" refX="6" refY="3.5" orient="auto" markerUnits="userSpaceOnUse">
        <path d="M0,0 L7,3.5 L0,7 z" style="fill: currentColor; stroke: none"/></marker></defs>
        """;

    /// <summary>Writes the page.</summary>
    public static AbsolutePath Write(IReadOnlyList<ExecutableTarget> plan)
        => (NukeBuild.TemporaryDirectory / "execution-plan.html").WriteAllText(Text(plan));

    /// <summary>Shows the page to a person, if there is a desktop.</summary>
    /// <returns>Whether a program was asked to show it.</returns>
    public static bool Open(AbsolutePath page, IReadOnlyDictionary<string, string> variables)
    {
        var opener = OperatingSystem.IsWindows() ? "explorer" : OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        var hasDesktop = !OperatingSystem.IsLinux()
            || new[] { "DISPLAY", "WAYLAND_DISPLAY" }.Any(x => variables.GetValueOrDefault(x) is { Length: > 0 });
        var folder = variables.GetValueOrDefault("PATH", "").Split(Path.PathSeparator)
            .FirstOrDefault(x => x.Length > 0 && (File.Exists(Path.Combine(x, opener)) || File.Exists(Path.Combine(x, opener + ".exe"))));
        if (!hasDesktop || folder is null)
            return false;
        try
        {
            // Its chatter would end up in the output of the build.
            using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, opener), [page])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            return process is not null;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or IOException)
        {
            return false;
        }
    }

    public static string Text(IReadOnlyList<ExecutableTarget> plan)
    {
        var left = 60 + Math.Min(plan.Count, 12) * 22;
        var page = new StringBuilder(Head);
        var usesDefaults = !plan.Any(x => x.Invoked);
        page.Append($"""<svg width="{left + 900}" height="{plan.Count * RowHeight + FirstRow}" role="img">""").Append(Tip).Append('\n');
        foreach (var (row, target) in plan.Index())
        {
            AppendArcs(page, plan, left, row, target.ExecutionDependencies, "dependency", "depends on");
            AppendArcs(page, plan, left, row, target.OrderDependencies, "order", "comes after");
            AppendArcs(page, plan, left, row, target.TriggerDependencies, "trigger", "is triggered by");
            AppendTarget(page, left, row, target, target.Invoked || (usesDefaults && target.IsDefault));
        }

        return page.Append("</svg></body></html>\n").ToString();
    }

    static void AppendTarget(StringBuilder page, int left, int row, ExecutableTarget target, bool isInvoked)
    {
        var top = FirstRow + row * RowHeight;
        page.Append($"""<g class="{(isInvoked ? "invoked" : "planned")}">""");
        page.Append($"""<rect x="{left}" y="{top - 20}" width="260" height="40" rx="6"/>""");
        page.Append($"""<text x="{left + 12}" y="{top + 5}">{row + 1}. {Encoded(target.Name)}</text>""");
        page.Append($"""<text x="{left + 276}" y="{top - 2}">{Encoded(target.Description ?? "")}</text>""");
        var notes = Encoded(string.Join("; ", Notes(target)));
        page.Append($"""<text class="faint" x="{left + 276}" y="{top + 15}">{notes}</text></g>""").Append('\n');
    }

    static IEnumerable<string> Notes(ExecutableTarget target)
    {
        if (target.AssuredAfterFailure)
            yield return "runs also after a failure";
        if (target.ProceedAfterFailure)
            yield return "its failure does not stop the plan";
        foreach (var (text, _) in target.StaticConditions.Concat(target.DynamicConditions))
            yield return $"only when {text}";
    }

    static void AppendArcs(
        StringBuilder page,
        IReadOnlyList<ExecutableTarget> plan,
        int left,
        int row,
        IEnumerable<ExecutableTarget> others,
        string kind,
        string verb)
    {
        foreach (var other in others.Distinct())
        {
            var from = plan.Index().FirstOrDefault(x => x.Item == other, (Index: -1, Item: other)).Index;
            if (from < 0)
                continue;
            var (start, end) = (FirstRow + from * RowHeight + 6, FirstRow + row * RowHeight - 6);
            var reach = left - Math.Min(left - 10, 22 * (row - from) + 16);
            var curve = $"M{left},{start} C{reach},{start} {reach},{end} {left - 2},{end}";
            page.Append($"""<path class="{kind}" marker-end="url(#tip)" d="{curve}">""");
            page.Append($"""<title>{Encoded(plan[row].Name)} {verb} {Encoded(other.Name)}</title></path>""").Append('\n');
        }
    }

    static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
