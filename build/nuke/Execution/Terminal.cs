namespace Nuke.Common.Execution;

/// <summary>A person's console.</summary>
public class Terminal : Host;
