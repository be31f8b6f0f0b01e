namespace Ingot.Tests.Emulator.Guests;

public sealed class IdempotenceTests
{
    const string Tasks = """
        - name: zone
          community.windows.win_timezone:
            timezone: W. Europe Standard Time
        - name: plan
          community.windows.win_power_plan:
            name: High performance
        - name: folder
          ansible.windows.win_file:
            path: C:\contoso\config
            state: directory
        - name: key
          ansible.windows.win_regedit:
            path: HKLM:\SOFTWARE\Contoso
            name: Limit
            data: 5
            type: dword
        - name: group
          ansible.windows.win_group:
            name: Operators
        - name: user
          ansible.windows.win_user:
            name: svc-contoso
            password: A1b2c3d4-e5f6
            groups: [Users, Operators]
            groups_action: add
            password_never_expires: true
            description: Runs contoso
        - name: right
          ansible.windows.win_user_right:
            name: SeServiceLogonRight
            users: [svc-contoso]
            action: add
        - name: service
          ansible.windows.win_service:
            name: W32Time
            start_mode: auto
            state: started
        - name: variables
          ansible.windows.win_environment:
            level: machine
            variables:
              CONTOSO_HOME: C:\contoso
        - name: path
          ansible.windows.win_path:
            elements: ['C:\contoso\bin']
        - name: firewall
          community.windows.win_firewall:
            profiles: [Domain, Private, Public]
            state: enabled
            outbound_action: block
        - name: firewall rule
          community.windows.win_firewall_rule:
            name: Contoso
            localport: 8080
            protocol: tcp
            direction: in
            action: allow
        - name: iis
          ansible.windows.win_feature:
            name: [Web-Server, Web-Scripting-Tools, Web-Asp-Net45]
        - name: smb
          ansible.windows.win_feature:
            name: FS-SMB1
            state: absent
        - name: choco
          chocolatey.chocolatey.win_chocolatey:
            name: git
            version: 2.48.1
            pinned: true
        - name: member
          ansible.windows.win_group_membership:
            name: Remote Desktop Users
            members: [svc-contoso]
        """;

    const string TasksWithoutCheckMode = """
        - name: acl
          ansible.windows.win_acl:
            path: C:\contoso
            user: svc-contoso
            rights: Modify
            type: allow
        - name: inheritance
          ansible.windows.win_acl_inheritance:
            path: C:\contoso
            state: absent
        - name: owner
          ansible.windows.win_owner:
            path: C:\contoso
            user: SYSTEM
            recurse: true
        - name: pool
          community.windows.win_iis_webapppool:
            name: Contoso
            attributes:
              startMode: AlwaysRunning
              autoStart: true
              processModel.idleTimeout: "00:00:00"
              recycling.periodicRestart.time: "00:00:00"
        - name: no default site
          community.windows.win_iis_website:
            name: Default Web Site
            state: absent
        - name: site
          community.windows.win_iis_website:
            name: Contoso
            state: started
            physical_path: C:\contoso
            application_pool: Contoso
            port: 8080
        - name: no progress
          chocolatey.chocolatey.win_chocolatey_feature:
            name: showDownloadProgress
            state: disabled
        """;

    [Fact]
    public async Task Check_mode_changes_nothing_and_a_second_run_changes_nothing_again()
    {
        await using var machine = await TestMachine.StartAsync();
        await machine.ChangeAsync(guest => guest.Groups["Remote Desktop Users"] = new(StringComparer.OrdinalIgnoreCase));
        using var ansible = new AnsiblePlaybook(machine);
        var before = machine.State();

        var checkOnly = Tasks[..Tasks.IndexOf("- name: right", StringComparison.Ordinal)]
            + Tasks[Tasks.IndexOf("- name: service", StringComparison.Ordinal)..Tasks.IndexOf("- name: member", StringComparison.Ordinal)];
        var check = await ansible.RunAsync(checkOnly, "--check", "--diff");

        Assert.True(check.ExitCode == 0, check.ToString());
        Assert.Equal(14, check.Changed().Count);
        Assert.Equal(before, machine.State());
        Assert.Equal(0, machine.ChangesReported);

        var first = await ansible.RunAsync(Tasks + "\n" + TasksWithoutCheckMode);

        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Equal(23, first.Changed().Count);
        Assert.True(machine.ChangesReported >= 23);

        var second = await ansible.RunAsync(Tasks + "\n" + TasksWithoutCheckMode);

        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.Empty(second.Changed());
        AssertEffects(machine, first);
    }

    static void AssertEffects(TestMachine machine, PlaybookResult first)
    {
        Assert.True(first.Task("smb")["reboot_required"]?.GetValue<bool>());
        Assert.Contains(machine.Machine.PendingReboots, reason => reason.Contains("FS-SMB1", StringComparison.Ordinal));
        Assert.Equal("Running", machine.Machine.Services["W3SVC"].Status);
        Assert.NotNull(machine.Find("C", "inetpub", "wwwroot", "iisstart.htm"));
        Assert.Equal(5, machine.Find("HKLM", "SOFTWARE", "Contoso")?.Values["Limit"].Number);
        Assert.Equal("2.48.1", machine.Machine.Packages["git"]);
        Assert.NotNull(machine.Find("C", "ProgramData", "chocolatey", "bin", "choco.exe"));
        Assert.Equal(["svc-contoso"], machine.Machine.Groups["Operators"]);
        Assert.False(machine.Find("C", "contoso")?.InheritsAccess);
        Assert.Equal("Contoso", Assert.Single(machine.Machine.WebSites).Key);
        Assert.Equal("00:00:00", machine.Machine.WebApplicationPools["Contoso"].Attributes["processModel.idleTimeout"]);
    }
}
