using System.Text.Json.Nodes;
using Ingot.Emulator.Windows;
using Ingot.Emulator.Windows.Updates;

namespace Ingot.Tests.Emulator.Guests;

/// <summary>win_updates as its own action plugin drives it.</summary>
public sealed class UpdateTests
{
    [Fact]
    public async Task Searching_filters_as_the_module_does_and_changes_nothing()
    {
        await using var machine = await StartAsync();
        using var ansible = new AnsiblePlaybook(machine);

        var result = await ansible.RunAsync("""
            - name: all
              ansible.windows.win_updates:
                category_names: ['*']
                state: searched
            - name: usual
              ansible.windows.win_updates:
                state: searched
            - name: chosen
              ansible.windows.win_updates:
                category_names: [DefinitionUpdates, SecurityUpdates]
                accept_list: [defender, KB5060526]
                reject_list: ['platform - KB\d+']
                state: searched
            - name: required
              ansible.windows.win_updates:
                category_names: ['*']
                skip_optional: true
                state: searched
            - name: foreseen
              ansible.windows.win_updates:
              check_mode: true
            - name: misspelt
              ansible.windows.win_updates:
                state: present
              ignore_errors: true
            """);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(5, result.Task("all")["found_update_count"]!.GetValue<int>());
        Assert.Equal(["5060526", "890830"], Kbs(result.Task("usual")["updates"]));
        Assert.Equal(["2267602", "5060526"], Kbs(result.Task("chosen")["updates"]));
        Assert.Equal(
            ["reject_list"],
            result.Task("chosen")["filtered_updates"]!["affb172d-14ff-46b5-9efc-8bcfc252c104"]!["filtered_reasons"]!.AsArray().Select(reason => reason!.ToString()));
        Assert.Equal(4, result.Task("required")["found_update_count"]!.GetValue<int>());
        Assert.True(result.Task("foreseen")["changed"]!.GetValue<bool>());
        Assert.Equal("value of state must be one of: installed, searched, downloaded. Got no match for: present", result.Task("misspelt")["msg"]!.GetValue<string>());
        Assert.Empty(machine.Machine.Updates.Downloaded);
        Assert.Null(machine.Machine.Updates.Task);
    }

    [Fact]
    public async Task Installing_asks_for_a_reboot_refuses_more_before_it_and_brings_the_next_update_into_view()
    {
        await using var machine = await StartAsync();
        using var ansible = new AnsiblePlaybook(machine);

        var result = await ansible.RunAsync("""
            - name: download
              ansible.windows.win_updates:
                accept_list: [KB5060526]
                state: downloaded
            - name: all in one
              ansible.windows.win_updates:
                accept_list: [KB5060526]
                log_path: C:\updates.log
                reboot: true
            - name: install
              ansible.windows.win_updates:
                accept_list: [KB5054693]
            - name: mark
              ansible.windows.win_reg_stat:
                path: HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired
            - name: refused
              ansible.windows.win_updates:
              ignore_errors: true
            - name: reboot
              ansible.windows.win_reboot:
            - name: mark after
              ansible.windows.win_reg_stat:
                path: HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired
            - name: fixes
              ansible.windows.win_powershell:
                script: (Get-HotFix).HotFixID
            - name: rest
              ansible.windows.win_updates:
            - name: again
              ansible.windows.win_updates:
            """);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.True(result.Task("download")["updates"]!["e9a6a203-72a0-4261-9359-2f7cead59033"]!["downloaded"]!.GetValue<bool>());
        Assert.True(result.Task("all in one")["rebooted"]!.GetValue<bool>());
        Assert.Equal(1, result.Task("all in one")["installed_update_count"]!.GetValue<int>());
        Assert.True(result.Task("install")["reboot_required"]!.GetValue<bool>());
        Assert.True(result.Task("mark")["exists"]!.GetValue<bool>());
        Assert.Equal("A reboot is required before more updates can be installed", result.Task("refused")["msg"]!.GetValue<string>());
        Assert.False(result.Task("mark after")["exists"]!.GetValue<bool>());
        Assert.Equal(["KB5054693", "KB5060526"], result.Task("fixes")["output"]!.AsArray().Select(line => line!.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(["890830"], Kbs(result.Task("rest")["updates"]));
        Assert.False(result.Task("rest")["reboot_required"]!.GetValue<bool>());
        Assert.False(result.Task("again")["changed"]!.GetValue<bool>());
        Assert.DoesNotContain("Error deleting remote temporary files", result.Error, StringComparison.Ordinal);
        Assert.Equal("10.0.20348.3807", machine.Machine.Version);
        Assert.Equal(3807, machine.Find("HKLM", "SOFTWARE", "Microsoft", "Windows NT", "CurrentVersion")!.Values["UBR"].Number);
        Assert.Contains(UpdateCatalogue.DotNet2022, machine.Machine.Updates.Installed);
        Assert.Equal(3, machine.Machine.Updates.History.Count);
        Assert.NotEmpty(machine.Find("C", "updates.log")!.Content!);
    }

    static Task<TestMachine> StartAsync() => TestMachine.StartAsync((name, address, user, password) =>
        WindowsImage.FirstBoot(name, address, user, password, TimeProvider.System.GetUtcNow().AddMinutes(-5)));

    static IEnumerable<string> Kbs(JsonNode? updates) =>
        updates!.AsObject().Select(update => update.Value!["kb"]![0]!.ToString()).Order(StringComparer.Ordinal);
}
