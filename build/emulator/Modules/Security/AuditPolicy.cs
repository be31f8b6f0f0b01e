namespace Ingot.Emulator.Modules.Security;

/// <summary>Categories and subcategories of auditing, and how a Windows Server audits when nobody set anything.</summary>
static class AuditPolicy
{
    const string Both = "success and failure";

    /// <summary>Subcategories by category.</summary>
    public static IReadOnlyDictionary<string, string[]> Categories { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["Account Logon"] = ["Credential Validation", "Kerberos Service Ticket Operations", "Other Account Logon Events", "Kerberos Authentication Service"],
        ["Account Management"] =
        [
            "User Account Management", "Computer Account Management", "Security Group Management", "Distribution Group Management",
            "Application Group Management", "Other Account Management Events",
        ],
        ["Detailed Tracking"] = ["Process Creation", "Process Termination", "DPAPI Activity", "RPC Events", "Plug and Play Events", "Token Right Adjusted Events"],
        ["DS Access"] = ["Directory Service Access", "Directory Service Changes", "Directory Service Replication", "Detailed Directory Service Replication"],
        ["Logon/Logoff"] =
        [
            "Logon", "Logoff", "Account Lockout", "IPsec Main Mode", "IPsec Quick Mode", "IPsec Extended Mode", "Special Logon", "Other Logon/Logoff Events",
            "Network Policy Server", "User / Device Claims", "Group Membership",
        ],
        ["Object Access"] =
        [
            "File System", "Registry", "Kernel Object", "SAM", "Certification Services", "Application Generated", "Handle Manipulation", "File Share",
            "Filtering Platform Packet Drop", "Filtering Platform Connection", "Other Object Access Events", "Detailed File Share", "Removable Storage", "Central Policy Staging",
        ],
        ["Policy Change"] =
        [
            "Audit Policy Change", "Authentication Policy Change", "Authorization Policy Change", "MPSSVC Rule-Level Policy Change",
            "Filtering Platform Policy Change", "Other Policy Change Events",
        ],
        ["Privilege Use"] = ["Sensitive Privilege Use", "Non Sensitive Privilege Use", "Other Privilege Use Events"],
        ["System"] = ["Security State Change", "Security System Extension", "System Integrity", "IPsec Driver", "Other System Events"],
    };

    /// <summary>How a subcategory is audited on a fresh Windows Server.</summary>
    public static string Default(string subcategory) => subcategory switch
    {
        "Logon" or "Network Policy Server" or "System Integrity" or "Other System Events" => Both,
        "Logoff" or "Account Lockout" or "Special Logon" or "Audit Policy Change" or "Authentication Policy Change" or "Security State Change"
            or "User Account Management" or "Computer Account Management" or "Security Group Management" or "Credential Validation"
            or "Kerberos Service Ticket Operations" or "Kerberos Authentication Service" or "Directory Service Access" => "success",
        _ => "no auditing",
    };
}
