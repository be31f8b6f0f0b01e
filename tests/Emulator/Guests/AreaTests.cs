using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Guests;

/// <summary>Each area of modules in three runs of one playbook: check mode changes nothing, the first run does what it says, the second has nothing to do.</summary>
public sealed class AreaTests
{
    const string Files = """
        - name: hosts
          community.windows.win_hosts: {canonical_name: db.contoso.local, ip_address: 10.0.0.7, aliases: [db, sql]}
        - name: shortcut
          community.windows.win_shortcut: {src: 'C:\data\run.cmd', dest: 'C:\data\run.lnk', arguments: --fast, run_as_admin: true}
        - name: xml
          community.windows.win_xml: {path: 'C:\data\app.config', xpath: /configuration/appSettings, fragment: '<add key="Colour" value="green"/>'}
        - name: xml attribute
          community.windows.win_xml: {path: 'C:\data\app.config', xpath: /configuration/appSettings, type: attribute, attribute: mode, fragment: live}
        - name: compression
          community.windows.win_file_compression: {path: 'C:\data', recurse: true}
        - name: zip
          community.windows.win_zip: {src: 'C:\data\sub', dest: 'C:\data\sub.zip'}
        - name: unzip
          community.windows.win_unzip: {src: 'C:\input.zip', dest: 'C:\out', creates: 'C:\out\one.txt'}
        - name: robocopy
          community.windows.win_robocopy: {src: 'C:\data\sub', dest: 'C:\mirror', recurse: true, purge: true}
        - name: share
          ansible.windows.win_share: {name: Data, path: 'C:\data', description: Files, read: Users, full: 'Administrators,builder', list: true}
        - name: pagefile
          community.windows.win_pagefile: {drive: C, initial_size: 1024, maximum_size: 2048, override: false, state: present, automatic: false}
        - name: initialize
          community.windows.win_initialize_disk: {disk_number: 1}
          when: not ansible_check_mode
        - name: partition
          community.windows.win_partition: {disk_number: 1, partition_number: 1, drive_letter: F, partition_size: -1}
          when: not ansible_check_mode
        - name: format
          community.windows.win_format: {drive_letter: F, file_system: ntfs, new_label: data}
          when: not ansible_check_mode
        - name: on the new drive
          ansible.windows.win_file: {path: 'F:\logs', state: directory}
          when: not ansible_check_mode
        - name: disks
          community.windows.win_disk_facts: {}
        - name: version
          community.windows.win_file_version: {path: 'C:\Windows\System32\cmd.exe'}
        - name: certificate
          ansible.windows.win_certificate_store: {path: 'C:\data\root.cer', store_name: Root, state: present}
          register: imported
        - name: certificate out
          ansible.windows.win_certificate_store:
            path: C:\data\root.pem
            store_name: Root
            state: exported
            file_type: pem
            thumbprint: "{{ imported.thumbprints[0] }}"
          when: not ansible_check_mode
        - name: certificates
          community.windows.win_certificate_info: {store_name: Root}
        """;

    const string Settings = """
        - name: description
          community.windows.win_computer_description: {description: Build box, owner: Contoso, organization: IT}
        - name: region
          community.windows.win_region: {location: '94', format: de-DE, unicode_language: de-DE}
        - name: profile
          community.windows.win_user_profile: {username: builder}
        - name: workgroup
          ansible.windows.win_domain_membership: {state: workgroup, workgroup_name: CONTOSO, domain_admin_user: x, domain_admin_password: x}
        - name: drive
          community.windows.win_mapped_drive: {letter: Z, path: '\\server\share'}
        - name: auto logon
          community.windows.win_auto_logon: {username: builder, password: A1b2c3d4-e5f6, logon_count: 3}
        - name: credential
          community.windows.win_credential: {name: server, type: domain_password, username: DOMAIN\user, secret: A1b2c3d4-e5f6}
        - name: policy
          community.windows.win_security_policy: {section: System Access, key: MinimumPasswordLength, value: 14}
        - name: audit
          community.windows.win_audit_policy_system: {subcategory: File System, audit_type: [success, failure]}
        - name: log
          community.windows.win_eventlog: {name: Contoso, sources: [App], maximum_size: 16MB, overflow_action: OverwriteAsNeeded}
        - name: route
          community.windows.win_route: {destination: 10.9.0.0/16, gateway: 10.0.0.1, metric: 2}
        - name: adapter
          community.windows.win_net_adapter_feature: {interface: ['*'], state: disabled, component_id: [ms_tcpip6]}
        - name: netbios
          community.windows.win_netbios: {state: disabled}
        - name: http proxy
          community.windows.win_http_proxy: {proxy: {http: 'proxy:8080'}, bypass: [localhost]}
        - name: inet proxy
          community.windows.win_inet_proxy: {auto_detect: false, proxy: 'proxy:8080'}
        - name: repository
          community.windows.win_psrepository: {name: Contoso, source_location: 'https://feed.contoso.com/nuget', installation_policy: trusted}
        - name: module
          community.windows.win_psmodule: {name: Pester, required_version: 5.6.1}
        - name: nssm
          community.windows.win_nssm: {name: contoso, application: 'C:\data\run.cmd', arguments: [--port, '80'], state: started, start_mode: delayed}
        - name: task
          community.windows.win_scheduled_task: {name: Nightly, actions: [{path: cmd.exe}], triggers: [{type: boot}], username: SYSTEM}
        - name: modules
          community.windows.win_psmodule_info: {name: Pes*}
        - name: repositories
          community.windows.win_psrepository_info: {}
        - name: features
          community.windows.win_feature_info: {name: Web-*}
        - name: task stat
          community.windows.win_scheduled_task_stat: {name: Nightly}
        - name: ports
          community.windows.win_listen_ports_facts: {}
        - name: product
          community.windows.win_product_facts: {}
        - name: process
          community.windows.win_wait_for_process: {process_name_exact: [lsass]}
        """;

    // They say "changed" at every call, on Windows too, or have no check mode.
    const string Rest = """
        - name: iis
          ansible.windows.win_feature: {name: [Web-Server, Web-Scripting-Tools, SNMP-Service]}
        - name: site
          community.windows.win_iis_website: {name: Contoso, physical_path: 'C:\data', port: 81, state: started}
        - name: binding
          community.windows.win_iis_webbinding: {name: Contoso, protocol: https, port: 8443, host_header: contoso.local, ssl_flags: 1}
        - name: application
          community.windows.win_iis_webapplication: {name: api, site: Contoso, physical_path: 'C:\data'}
        - name: directory
          community.windows.win_iis_virtualdirectory: {name: files, site: Contoso, application: api, physical_path: 'C:\data'}
        - name: snmp
          community.windows.win_snmp: {permitted_managers: [10.0.0.9], community_strings: [public]}
        - name: reg file
          community.windows.win_regmerge: {path: 'C:\data\keys.reg', compare_to: 'HKLM:\SOFTWARE\Contoso'}
        - name: entry
          community.windows.win_eventlog_entry: {log: Contoso, source: App, event_id: 7, message: hello}
          changed_when: false
        - name: ngen
          community.windows.win_dotnet_ngen: {}
          changed_when: false
        - name: defrag
          community.windows.win_defrag: {include_volumes: [C]}
          changed_when: false
        - name: message
          community.windows.win_msg: {msg: done}
          changed_when: false
        - name: no network
          ansible.windows.win_uri: {url: 'https://contoso.com'}
          register: asked
          failed_when: "'no network' not in asked.msg"
        - name: no domain
          ansible.windows.win_domain_membership: {state: domain, dns_domain_name: contoso.com, domain_admin_user: x, domain_admin_password: x}
          register: joined
          failed_when: "'could not be contacted' not in joined.msg"
        """;

    static readonly string[] readers = ["disks", "version", "certificates", "modules", "repositories", "features", "task stat", "ports", "product", "process"];

    [Fact]
    public Task Files_disks_and_certificates_are_idempotent() => RunThriceAsync(Files, AssertFiles);

    [Fact]
    public Task Settings_accounts_network_and_services_are_idempotent() => RunThriceAsync(Settings, AssertSettings);

    [Fact]
    public async Task Modules_without_check_mode_have_nothing_to_do_at_the_second_run()
    {
        await using var machine = await GuestAsync();
        using var ansible = new AnsiblePlaybook(machine);
        await ansible.RunAsync("""
            - name: log
              community.windows.win_eventlog: {name: Contoso, sources: [App]}
            """);

        var first = await ansible.RunAsync(Rest);
        var second = await ansible.RunAsync(Rest);

        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Equal(["iis", "site", "binding", "application", "directory", "snmp", "reg file"], first.Changed());
        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.Empty(second.Changed());
        Assert.Equal("added", first.Task("binding")["operation_type"]?.GetValue<string>());
        Assert.Equal("matched", second.Task("binding")["operation_type"]?.GetValue<string>());
        Assert.Equal("contoso.local", second.Task("binding")["binding_info"]?["hostheader"]?.GetValue<string>());
        Assert.Equal(0x10, machine.Find("HKLM", "SOFTWARE", "Contoso")?.Values["Limit"].Number);
        Assert.Equal(0, second.Task("reg file")["difference_count"]?.GetValue<int>());
        Assert.Equal(["public"], machine.Find("HKLM", "SYSTEM", "CurrentControlSet", "Services", "SNMP", "Parameters", "ValidCommunities")?.Values.Keys);
    }

    static async Task RunThriceAsync(string tasks, Action<TestMachine, PlaybookResult, PlaybookResult> assert)
    {
        await using var machine = await GuestAsync();
        using var ansible = new AnsiblePlaybook(machine);
        var before = machine.State();

        var check = await ansible.RunAsync(tasks, "--check", "--diff");

        Assert.True(check.ExitCode == 0, check.ToString());
        Assert.Equal(before, machine.State());

        var first = await ansible.RunAsync(tasks);
        var second = await ansible.RunAsync(tasks);

        var names = tasks.Split('\n').Where(line => line.StartsWith("- name: ", StringComparison.Ordinal)).Select(line => line[8..]).Except(readers, StringComparer.Ordinal).ToList();
        var later = tasks.Split("- name: ").Where(task => task.Contains("when: not", StringComparison.Ordinal)).Select(task => task.Split('\n')[0]).ToList();
        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Equal(names, first.Changed());
        Assert.Equal(names.Except(later, StringComparer.Ordinal), check.Changed());
        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.Empty(second.Changed());
        assert(machine, check, second);
    }

    static void AssertFiles(TestMachine machine, PlaybookResult check, PlaybookResult second)
    {
        Assert.Contains("+10.0.0.7 db.contoso.local db sql", Diff(check, "hosts"), StringComparison.Ordinal);
        Assert.Equal("10.0.0.7 db.contoso.local db sql\r\n", Text(machine, "C", "Windows", "System32", "drivers", "etc", "hosts"));
        Assert.Contains("""<appSettings mode="live">""", Text(machine, "C", "data", "app.config"), StringComparison.Ordinal);
        Assert.Contains("""<add key="Colour" value="green" />""", Text(machine, "C", "data", "app.config"), StringComparison.Ordinal);
        Assert.Equal("eins", Text(machine, "C", "out", "one.txt"));
        Assert.NotNull(machine.Find("C", "mirror", "deep", "two.txt"));
        Assert.NotNull(machine.Find("F", "logs"));
        Assert.Equal(2, second.Task("disks")["ansible_facts"]?["ansible_disks"]?.AsArray().Count);
        Assert.Equal("NTFS", second.Task("disks")["ansible_facts"]?["ansible_disks"]?[1]?["partitions"]?[0]?["volumes"]?[0]?["type"]?.GetValue<string>());
        Assert.Equal("10.0.20348.3207", second.Task("version")["win_file_version"]?["file_version"]?.GetValue<string>());
        Assert.Contains("builder", machine.Machine.Objects["share/Data"].ToJsonString(), StringComparison.Ordinal);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", Text(machine, "C", "data", "root.pem"), StringComparison.Ordinal);
        Assert.Equal("BUILDVM", second.Task("certificates")["certificates"]?[0]?["issued_to"]?.GetValue<string>());
    }

    static void AssertSettings(TestMachine machine, PlaybookResult check, PlaybookResult second)
    {
        Assert.DoesNotContain("A1b2c3d4", machine.State(), StringComparison.Ordinal);
        Assert.Contains("MinimumPasswordLength = 14", check.Task("policy")["diff"]?["prepared"]?.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["domain membership", "system locale"], machine.Machine.PendingReboots.Order(StringComparer.Ordinal));
        Assert.Equal("Running", machine.Machine.Services["contoso"].Status);
        Assert.Equal("5.6.1", second.Task("modules")["modules"]?[0]?["version"]?.GetValue<string>());
        Assert.Equal(2, second.Task("repositories")["repositories"]?.AsArray().Count);
        Assert.True(second.Task("task stat")["task_exists"]?.GetValue<bool>());
        Assert.Equal("TASK_STATE_READY", second.Task("task stat")["state"]?["status"]?.GetValue<string>());
        Assert.False(second.Task("features")["features"]?[0]?["installed"]?.GetValue<bool>());
        Assert.Equal(16 << 10, second.Task("log")["maximum_size_kb"]?.GetValue<int>());
        Assert.Equal("success and failure", second.Task("audit")["current_audit_policy"]?["file system"]?.GetValue<string>());
    }

    static string Diff(PlaybookResult result, string task) => string.Concat((result.Task(task)["diff"] as System.Text.Json.Nodes.JsonObject ?? [])
        .Where(entry => entry.Key == "after").Select(entry => $"+{entry.Value}"));

    static string Text(TestMachine machine, string drive, params string[] path) => System.Text.Encoding.UTF8.GetString(machine.Find(drive, path)?.Content ?? []);

    static async Task<TestMachine> GuestAsync()
    {
        var machine = await TestMachine.StartAsync((name, address, user, password) =>
        {
            var guest = WindowsImage.FirstBoot(name, address, user, password, TimeProvider.System.GetUtcNow());
            AreaFiles.Add(guest);
            return guest;
        });
        return machine;
    }
}
