using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>The inventory of one build VM, written so that plain Ansible understands it too.</summary>
/// <param name="root">Folder of the project.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="source">The one that plays run with.</param>
public sealed class Inventory(string root, Recipe recipe, InventorySource source = InventorySource.Static)
{
    /// <summary>The group that playbooks address.</summary>
    public const string Group = "provisionedbox";

    /// <summary>The connection settings that the user keeps, relative to the project.</summary>
    public const string Settings = "variables/vars.yml";

    const string Notice = "# Written by GenerateInventory; changes are lost.\n";
    const string Start = "---\n";

    string Folder => Path.Combine(root, "inventory");

    string GroupFolder => Path.Combine(Folder, "group_vars", Group);

    /// <summary>The static inventory: exactly this VM at exactly this address.</summary>
    public string StaticFile => Path.Combine(Folder, $"{recipe.VmName}.yml");

    /// <summary>The dynamic inventory: Azure is asked, and everything but this VM filtered out.</summary>
    public string DynamicFile => Path.Combine(Folder, $"{recipe.VmName}.azure_rm.yml");

    /// <summary>What the dynamic one said when it was checked.</summary>
    public string SnapshotFile => Path.Combine(Folder, $"{recipe.VmName}.azure_rm.snapshot.yml");

    /// <summary>The one that plays run with.</summary>
    public string PlayFile => source == InventorySource.Static ? StaticFile : SnapshotFile;

    /// <summary>The certificate that the guest must present.</summary>
    public string CertificateFile => Path.Combine(Folder, $"{recipe.VmName}.pem");

    /// <summary>Files of the client certificate and of its private key, where one is used; they are there while the run lasts.</summary>
    public (string Certificate, string Key)? Client { get; init; }

    /// <summary>True for the variables that <see cref="WriteAsync"/> writes.</summary>
    public static bool IsGenerated(string file) =>
        Path.GetFileName(Path.GetDirectoryName(file)) == Group && Path.GetFileName(file) is "build.yml" or "vars.yml";

    /// <summary>Writes both inventories, the certificate, and the group's variables.</summary>
    /// <param name="address">Address of the VM to dial.</param>
    /// <param name="certificate">The guest's certificate, as PEM.</param>
    /// <param name="access">How the dynamic one comes to Azure.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteAsync(string address, string certificate, CloudAccess access, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(GroupFolder);
        // It would be of another VM.
        File.Delete(SnapshotFile);
        await File.WriteAllTextAsync(CertificateFile, certificate, cancellationToken);
        await File.WriteAllTextAsync(StaticFile, Notice + Start + Static(address), cancellationToken);
        await File.WriteAllTextAsync(DynamicFile, Notice + Start + DynamicInventory.Text(recipe, access), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(GroupFolder, "build.yml"), Notice + Start + BuildVariables, cancellationToken);
        // As group variables and not as extra ones: extra ones would also rule tasks that a play delegates to the controller.
        var settings = await File.ReadAllTextAsync(Path.Combine(root, Settings), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(GroupFolder, "vars.yml"), Notice + settings, cancellationToken);
    }

    /// <summary>Writes what the dynamic inventory said.</summary>
    /// <param name="text">An inventory in YAML.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Task WriteSnapshotAsync(string text, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(SnapshotFile, Notice + Start + text, cancellationToken);

    static string BuildVariables =>
        $$$"""
        ansible_user: {{{Names.BuildUser}}}
        ansible_password: "{{ lookup('ansible.builtin.env', '{{{AnsibleCommand.PasswordVariable}}}') }}"
        ansible_winrm_ca_trust_path: "{{ inventory_dir }}/{{ inventory_hostname }}.pem"

        """;

    string Static(string address) =>
        $"""
        {Group}:
          hosts:
            {recipe.VmName}:
              # Literal: a templated address makes Ansible connect anew for every item of a loop.
              ansible_host: {address}
              # What the guest was opened for; said of the host it overrules variables/vars.yml.
              ansible_winrm_transport: {Transport}

        """ + (Client is var (certificate, key)
            ? $"      ansible_winrm_cert_pem: {certificate}\n      ansible_winrm_cert_key_pem: {key}\n"
            : "");

    string Transport => Word(recipe.Transport);

    /// <summary>A transport, as Ansible calls it.</summary>
    internal static string Word(WinRmTransport transport) => transport.ToString().ToLowerInvariant();
}
