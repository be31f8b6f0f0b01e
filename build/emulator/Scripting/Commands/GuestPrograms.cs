using Ingot.Emulator.Modules;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>Stand-ins of the native programs that scripts call.</summary>
static class GuestPrograms
{
    static readonly Dictionary<string, Func<GuestSession, string[], ProgramAnswer>> Programs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sysprep"] = (session, arguments) => new(WindowsSysprep.Start(session.Machine, arguments, session.Now), []),
        ["certutil"] = Certutil,
        ["icacls"] = Icacls,
        ["hostname"] = (session, _) => new(0, [session.Machine.ComputerName]),
        ["whoami"] = (session, _) => new(0, [$@"{GuestAccount.Authority(session.Machine, session.User)}\{session.User}".ToLowerInvariant()]),
        ["ipconfig"] = (session, _) => new(0, ["", "Windows IP Configuration", "",
            $"   IPv4 Address. . . . . . . . . . . : {session.Machine.Address}"]),
        ["shutdown"] = Shutdown,
        ["powercfg"] = (_, _) => new(0, []),
        ["netsh"] = (_, _) => new(0, []),
        ["net"] = (_, _) => new(0, ["The command completed successfully."]),
        ["reg"] = (_, _) => new(0, ["The operation completed successfully."]),
        ["schtasks"] = (_, _) => new(0, []),
        ["chcp"] = (_, _) => new(0, ["Active code page: 65001"]),
    };

    static readonly string[] Modelled = ["sysprep", "certutil", "icacls", "hostname", "whoami", "ipconfig", "shutdown", "chcp"];

    /// <summary>The known program that a command name or path means, or null.</summary>
    public static string? Find(string command)
    {
        var name = GuestTree.NameOf(command);
        name = name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".com", StringComparison.OrdinalIgnoreCase)
            ? name[..^4] : name;
        return Programs.Keys.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Runs a known program.</summary>
    public static ProgramAnswer Run(GuestSession session, string program, string[] arguments)
    {
        // Only the name: arguments may hold a password.
        if (!Modelled.Contains(program, StringComparer.OrdinalIgnoreCase))
        {
            session.Machine.NotModelled.Add(program);
            if (session.Machine.RefusesUnknown)
                return new(1, [$"The rehearsal guest has no model of the program {program}."]);
        }

        return Programs[program](session, arguments);
    }

    static ProgramAnswer Shutdown(GuestSession session, string[] arguments)
    {
        var flags = arguments.Select(a => a.TrimStart('/', '-').ToUpperInvariant()).ToList();
        if (flags.Contains("R"))
            session.Machine.RebootAt = session.Now;
        else if (flags.Contains("A"))
            session.Machine.RebootAt = null;
        else if (flags.Contains("S") || flags.Contains("P"))
            session.Machine.IsRunning = false;
        return new(0, []);
    }

    static ProgramAnswer Icacls(GuestSession session, string[] arguments)
    {
        if (arguments is not [var file, "/grant", var grant, ..] || grant.Split(':') is not [var who, "R" or "(R)"])
            return new(87, ["Invalid parameter"]);
        if (GuestTree.Find(session, "GuestFileSystem", file) is not { } node)
            return new(2, [$"{file}: The system cannot find the file specified."]);
        var account = who switch { "*S-1-5-20" => @"NT AUTHORITY\NETWORK SERVICE", "*S-1-5-18" => @"NT AUTHORITY\SYSTEM", _ => who };
        node.Access = [.. node.Access ?? [], new(account, "Read", "Allow")];
        return new(0, [$"processed file: {file}", "Successfully processed 1 files; Failed processing 0 files"]);
    }

    static ProgramAnswer Certutil(GuestSession session, string[] arguments)
    {
        if (arguments is not [var verb, .. var rest] || !verb.TrimStart('-', '/').Equals("encode", StringComparison.OrdinalIgnoreCase))
            return new(unchecked((int)0x80070057), ["CertUtil: The parameter is incorrect."]);
        var files = rest.Where(argument => argument is not ("-f" or "/f")).ToArray();
        if (files.Length != 2 || GuestTree.Find(session, "GuestFileSystem", files[0])?.Content is not { } bytes)
            return new(unchecked((int)0x80070002), ["CertUtil: The system cannot find the file specified."]);
        var text = Convert.ToBase64String(bytes).Chunk(64).Select(line => new string(line) + "\r\n");
        var folder = GuestTree.Ensure(session, "GuestFileSystem", GuestTree.ParentOf(files[1]));
        GuestTree.Child(folder, GuestTree.NameOf(files[1]), isContainer: false, session.Now).Content =
            GuestText.Encode($"-----BEGIN CERTIFICATE-----\r\n{string.Concat(text)}-----END CERTIFICATE-----\r\n");
        return new(0, ["CertUtil: -encode command completed successfully."]);
    }
}
