using System.Text.Json;

namespace Ingot.Tests.Torture;

/// <summary>Verdicts on disk, so that a torture of hours goes on where it was stopped. Good ones of exactly this program and these trials count; the others are tried again.</summary>
/// <param name="path">The file: a line for each verdict.</param>
sealed class VerdictFile(string path)
{
    readonly Lock gate = new();

    /// <summary>What a line says.</summary>
    sealed record Line(string Program, string Cell, int ExitCode, bool Reached, double Seconds);

    // The same sources make the same program.
    static string Program { get; } = string.Join('-', new[] { typeof(Fault), typeof(global::Ingot.Emulator.EmulatorServer), typeof(VerdictFile) }.Select(type => $"{type.Module.ModuleVersionId:N}"));

    /// <summary>Adds a verdict, if it is good.</summary>
    public void Add(Verdict verdict)
    {
        if (!verdict.IsGood)
            return;
        var line = new Line(Program, verdict.Cell.ToString()!, verdict.ExitCode, verdict.Reached, verdict.Time.TotalSeconds);
        lock (gate)
            File.AppendAllText(path, JsonSerializer.Serialize(line) + "\n");
    }

    /// <summary>The verdicts on these trials that are known already.</summary>
    public IReadOnlyList<Verdict> Read(IReadOnlyList<Cell> cells)
    {
        if (!File.Exists(path))
            return [];
        var lines = File.ReadLines(path)
            .Select(text => JsonSerializer.Deserialize<Line>(text)!)
            .Where(line => line.Program == Program)
            .DistinctBy(line => line.Cell, StringComparer.Ordinal)
            .ToDictionary(line => line.Cell, StringComparer.Ordinal);
        return [.. cells.Where(cell => lines.ContainsKey(cell.ToString()!)).Select(cell => Of(cell, lines[cell.ToString()!]))];
    }

    static Verdict Of(Cell cell, Line line) => new(cell, [], [], line.ExitCode, line.Reached, TimeSpan.FromSeconds(line.Seconds), "");
}
