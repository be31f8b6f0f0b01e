using System.Management.Automation;
using Ingot.Emulator.Scripting.Provider;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>ForEach-Object without -Parallel, whose runspaces would not be contained (Windows PowerShell 5.1 has none either).</summary>
[Cmdlet("ForEach", "Object")]
public sealed class ForEachObjectCommand : PSCmdlet
{
    /// <summary>What to run, or the name of a property.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("MemberName")]
    public object[] Process { get; set; } = [];

    /// <summary>Further blocks: the first becomes the begin block, the last of three the end block.</summary>
    [Parameter(ValueFromRemainingArguments = true)]
    public object[] RemainingScripts { get; set; } = [];

    /// <summary>What to run first.</summary>
    [Parameter]
    public ScriptBlock? Begin { get; set; }

    /// <summary>What to run last.</summary>
    [Parameter]
    public ScriptBlock? End { get; set; }

    /// <summary>The object of the pipeline.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    object[] Blocks => [.. Process, .. RemainingScripts];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Begin is not null)
            Run(Begin);
        else if (Blocks.Length > 1)
            Run(Blocks[0]);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var blocks = Blocks;
        var first = Begin is null && blocks.Length > 1 ? 1 : 0;
        var count = End is null && blocks.Length > 2 ? blocks.Length - 1 : blocks.Length;
        SessionState.PSVariable.Set("_", InputObject);
        foreach (var block in blocks[first..count])
            Run(block);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (End is not null)
            Run(End);
        else if (Blocks.Length > 2)
            Run(Blocks[^1]);
    }

    void Run(object block)
    {
        var bare = block is PSObject wrapped ? wrapped.BaseObject : block;
        if (bare is ScriptBlock script)
            WriteObject(InvokeCommand.InvokeScript(useLocalScope: false, script, input: null), enumerateCollection: true);
        else
            WriteObject(InputObject?.Properties[GuestText.Of(bare)]?.Value, enumerateCollection: true);
    }
}
