using System.Security.Cryptography;

namespace Ingot.Emulator.Windows;

/// <summary>The files of the machine's private keys: a certificate without its file has no key, whatever its own property says.</summary>
static class MachineKeys
{
    static readonly string[] Folder = ["ProgramData", "Microsoft", "Crypto", "Keys"];

    /// <summary>Makes the file of a new key, and gives its name.</summary>
    public static string Add(WindowsMachine machine, DateTimeOffset now) =>
        Add(machine, $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}_{Guid.NewGuid()}", now);

    /// <summary>Makes a file of that name, and gives the name.</summary>
    public static string Add(WindowsMachine machine, string name, DateTimeOffset now)
    {
        // What is in it stays with the certificate; only that it is there counts.
        machine.Drives["C"].Descend(Folder, now).Children[name] = new TreeNode
        {
            Name = name,
            Modified = now,
            Content = RandomNumberGenerator.GetBytes(64),
            InheritsAccess = false,
            Access =
            [
                new(@"NT AUTHORITY\SYSTEM", "FullControl", "Allow", ""),
                new(@"BUILTIN\Administrators", "FullControl", "Allow", ""),
            ],
        };
        return name;
    }

    /// <summary>Removes the file of a key.</summary>
    public static void Remove(WindowsMachine machine, string? name)
    {
        if (name is not null)
            machine.Drives["C"].Descend(Folder, machine.BootTime).Children.Remove(name);
    }

    /// <summary>False when the certificate's key file is gone.</summary>
    public static bool IsThere(WindowsMachine machine, TreeNode certificate) =>
        certificate.Values.GetValueOrDefault("KeyFile")?.Text is not { } name
        || machine.Drives["C"].Descend(Folder, machine.BootTime).Children.ContainsKey(name);
}
