namespace Ingot.Emulator.WinRm.Ntlm;

/// <summary>What the two sides of NTLM agree on (MS-NLMP 2.2.2.5), as far as it matters here.</summary>
[Flags]
enum NtlmFlags : uint
{
    None = 0,
    Unicode = 0x1,
    RequestTarget = 0x4,
    Sign = 0x10,
    Ntlm = 0x200,
    AlwaysSign = 0x8000,
    TargetIsServer = 0x20000,
    ExtendedSessionSecurity = 0x80000,
    TargetInformation = 0x800000,
    Version = 0x2000000,
    Key128 = 0x20000000,
    KeyExchange = 0x40000000,
    Key56 = 0x80000000,
}
