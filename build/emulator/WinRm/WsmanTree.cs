using Ingot.Emulator.Windows;

namespace Ingot.Emulator.WinRm;

/// <summary>Reads the WSMan: drive.</summary>
static class WsmanTree
{
    /// <summary>A node below WSMan:\localhost, or null.</summary>
    public static TreeNode? Find(WindowsMachine machine, params ReadOnlySpan<string> path)
    {
        var node = machine.Drives.GetValueOrDefault("WSMan")?.Children.GetValueOrDefault("localhost");
        foreach (var name in path)
            node = node?.Children.GetValueOrDefault(name);
        return node;
    }

    /// <summary>The value of a setting below a container.</summary>
    public static string? Text(TreeNode? container, string name)
    {
        var value = container?.Children.GetValueOrDefault(name)?.Values.GetValueOrDefault("Value");
        return value?.Text ?? value?.Number?.ToString();
    }

    /// <summary>A whole number, or the default of Windows.</summary>
    public static int Number(TreeNode? container, string name, int fallback) =>
        int.TryParse(Text(container, name), out var number) ? number : fallback;

    /// <summary>True when the setting says so.</summary>
    public static bool Flag(TreeNode? container, string name) => bool.TryParse(Text(container, name), out var flag) && flag;
}
