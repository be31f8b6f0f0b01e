using System.Security.Cryptography;
using System.Text;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Guests;

public sealed class FileTests
{
    [Fact]
    public async Task Files_go_to_the_guest_and_back_unchanged()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);
        var large = RandomNumberGenerator.GetBytes(1_048_576);
        ansible.Write("large.bin", large);
        ansible.Write("empty.txt", []);
        ansible.Write("tree/one.txt", "eins"u8.ToArray());
        ansible.Write("tree/sub/zwö.txt", "zwei"u8.ToArray());
        ansible.Write("settings.j2", "name={{ inventory_hostname }}\n"u8.ToArray());

        const string Tasks = """
            - name: folder
              ansible.windows.win_file:
                path: C:\it's here
                state: directory
            - name: large
              ansible.windows.win_copy:
                src: large.bin
                dest: C:\it's here\large.bin
            - name: empty
              ansible.windows.win_copy:
                src: empty.txt
                dest: C:\it's here\
            - name: tree
              ansible.windows.win_copy:
                src: tree/
                dest: C:\tree
            - name: content
              ansible.windows.win_copy:
                content: "a: ü"
                dest: C:\content.yml
            - name: template
              ansible.windows.win_template:
                src: settings.j2
                dest: C:\settings.ini
                newline_sequence: '\r\n'
            - name: builtin template
              ansible.builtin.template:
                src: settings.j2
                dest: C:\builtin.ini
            - name: remote copy
              ansible.windows.win_copy:
                src: C:\tree
                dest: C:\copies
                remote_src: true
            - name: fetch
              ansible.builtin.fetch:
                src: C:\it's here\large.bin
                dest: fetched.bin
                flat: true
              changed_when: false
            - name: slurp
              ansible.builtin.slurp:
                src: C:\settings.ini
            - name: stat
              ansible.windows.win_stat:
                path: C:\it's here\large.bin
            """;
        var first = await ansible.RunAsync(Tasks);
        var second = await ansible.RunAsync(Tasks);

        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Equal(8, first.Changed().Count);
        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.Empty(second.Changed());
        Assert.Equal(large, machine.Find("C", "it's here", "large.bin")?.Content);
        Assert.Equal(large, await File.ReadAllBytesAsync(Path.Combine(ansible.Folder, "fetched.bin"),
            TestContext.Current.CancellationToken));
        Assert.Empty(machine.Find("C", "it's here", "empty.txt")?.Content ?? [1]);
        Assert.Equal("zwei"u8.ToArray(), machine.Find("C", "tree", "sub", "zwö.txt")?.Content);
        Assert.Equal("eins"u8.ToArray(), machine.Find("C", "copies", "tree", "one.txt")?.Content);
        Assert.Equal("name=guest\r\n"u8.ToArray(), machine.Find("C", "settings.ini")?.Content);
        Assert.Equal("a: ü", Encoding.UTF8.GetString(machine.Find("C", "content.yml")?.Content ?? []));
        Assert.Equal("name=guest\r\n",
            Encoding.UTF8.GetString(Convert.FromBase64String(first.Task("slurp")["content"]?.GetValue<string>() ?? "")));
        Assert.Equal(1_048_576, first.Task("stat")["stat"]?["size"]?.GetValue<int>());
        // win_template leaves one of its two temporary folders behind; nothing may be in it.
        Assert.All(machine.Find("C", "Users", TestMachine.User, "AppData", "Local", "Temp")?.Children.Values
            ?? Enumerable.Empty<TreeNode>(), folder => Assert.Empty(folder.Children));
    }
}
