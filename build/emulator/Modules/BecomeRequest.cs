namespace Ingot.Emulator.Modules;

/// <summary>Who a task is to run as.</summary>
/// <param name="User">The account, as the play names it.</param>
/// <param name="Password">Its password; null when the play gives none.</param>
/// <param name="Flags">become_flags: logon_type and logon_flags.</param>
sealed record BecomeRequest(string User, string? Password, string Flags);
