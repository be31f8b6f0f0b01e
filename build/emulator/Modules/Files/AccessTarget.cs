using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Modules.Files;

/// <summary>A file, folder or key whose permissions a module works on.</summary>
/// <param name="Node">The item.</param>
/// <param name="IsKey">True for a registry key.</param>
sealed record AccessTarget(TreeNode Node, bool IsKey)
{
    /// <summary>The item at a path, or null.</summary>
    public static AccessTarget? Find(ModuleRun run, string path)
    {
        var isKey = GuestRegistry.Hive(path) is not null;
        var node = isKey ? run.Registry.Find(path) : run.Files.Find(path);
        return node is null ? null : new(node, isKey);
    }

    /// <summary>Rights by their standard names, as .NET prints them, without Synchronize, which Windows adds by itself.</summary>
    /// <exception cref="ModuleFailureException">There is no such right.</exception>
    public string Rights(string text)
    {
        var names = IsKey ? RightNames.Keys : RightNames.Files;
        var bits = RightNames.Parse(names, text) ?? throw Unknown(text, IsKey ? "RegistryRights" : "FileSystemRights");
        return RightNames.Print(names, IsKey || bits == names["FullControl"] ? bits : bits & ~RightNames.Synchronize);
    }

    static ModuleFailureException Unknown(string text, string type) => ModuleRun.Fail(
        $"an error occurred when attempting to set permission(s) {text} - Cannot convert value \"{text}\" to type " +
        $"\"System.Security.AccessControl.{type}\". The identifier name {text} cannot be processed.");
}
