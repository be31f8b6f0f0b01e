namespace Ingot.Emulator.Windows;

/// <summary>One access rule of a file, folder or key.</summary>
/// <param name="Identity">Account, such as BUILTIN\Users.</param>
/// <param name="Rights">Comma-separated rights, such as ReadAndExecute.</param>
/// <param name="Type">Allow or Deny.</param>
/// <param name="Inherit">Comma-separated inheritance flags, or None.</param>
/// <param name="Propagation">Propagation flags, or None.</param>
public sealed record AccessRule(string Identity, string Rights, string Type, string Inherit = "None", string Propagation = "None");
