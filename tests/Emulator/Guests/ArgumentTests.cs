using Ingot.Tests.Ansible.Arguments;

namespace Ingot.Tests.Emulator.Guests;

/// <summary>The guest checks the final arguments of every module by the module's own source, with the words of Ansible on Windows.</summary>
public sealed class ArgumentTests
{
    const string Tasks = """
        - name: missing
          ansible.windows.win_user: {state: present}
        - name: choice
          ansible.windows.win_service: {name: Spooler, state: running}
        - name: number
          community.windows.win_initialize_disk: {disk_number: one}
        - name: boolean
          ansible.windows.win_user: {name: x, account_disabled: maybe}
        - name: dictionary
          ansible.windows.win_environment: {level: machine, variables: nonsense}
        - name: required if
          community.windows.win_auto_logon: {username: builder}
        - name: any of
          community.windows.win_user_profile: {state: absent}
        - name: exclusive
          community.windows.win_http_proxy: {proxy: x, source: ie}
        - name: one of
          community.windows.win_format: {file_system: ntfs}
        - name: required by
          community.windows.win_http_proxy: {bypass: [x]}
        - name: list choice
          community.windows.win_disk_facts: {filter: [partitions, floppies]}
        - name: inner
          community.windows.win_credential: {name: x, type: generic_password, username: x, attributes: [{nmae: x}]}
        - name: inner missing
          community.windows.win_credential: {name: x, type: generic_password, username: x, attributes: [{data: x}]}
        - name: older missing
          ansible.windows.win_acl: {path: C:\, user: builder, rights: Read}
        - name: older choice
          ansible.windows.win_feature: {name: Web-Server, state: installed}
        - name: older condition
          community.windows.win_iis_virtualdirectory: {name: x, site: x, connect_as: specific_user}
        - name: older branch
          ansible.windows.win_share: {name: x, read: Users}
        - name: older list
          ansible.windows.win_feature: {name: {a: b}}
        - name: older own words
          community.windows.win_rabbitmq_plugin: {state: enabled}
        - name: unknown module
          community.windows.win_pester: {path: C:\x.ps1, tgas: [x]}
        - name: unknown module is right
          community.windows.win_toast: {msg: done}
        - name: unknown module reads
          community.windows.win_psscript_info: {name: x}
        """;

    static readonly (string Task, string Message)[] messages =
    [
        ("missing", "missing required arguments: name"),
        ("choice", "value of state must be one of: started, stopped, restarted, absent, paused. Got no match for: running"),
        ("number", "argument for disk_number is of type System.String and we were unable to convert to int: Input string was not in a correct format."),
        ("boolean", "argument for account_disabled is of type System.String and we were unable to convert to bool: The value 'maybe' is not a valid boolean. "
            + "Valid booleans include: y, yes, on, 1, true, t, 1.0, n, no, off, 0, false, f, 0.0"),
        ("dictionary", "argument for variables is of type System.String and we were unable to convert to dict: "
            + "string cannot be converted to a dict, must either be a JSON string or in the key=value form"),
        ("required if", "state is present but all of the following are missing: password"),
        ("any of", "state is absent but any of the following are missing: name, username"),
        ("exclusive", "parameters are mutually exclusive: proxy, source"),
        ("one of", "one of the following is required: drive_letter, path, label"),
        ("required by", "missing parameter(s) required by 'bypass': proxy"),
        ("list choice", "value of filter must be one or more of: physical_disk, virtual_disk, win32_disk_drive, partitions, volumes. Got no match for: floppies"),
        ("inner", "Unsupported parameters for (community.windows.win_credential) module: nmae found in attributes. Supported parameters include: data, data_format, name"),
        ("inner missing", "missing required arguments: name found in attributes"),
        ("older missing", "Get-AnsibleParam: Missing required argument: type"),
        ("older choice", "Get-AnsibleParam: Argument state needs to be one of present,absent but was installed."),
        ("older condition", "Get-AnsibleParam: Missing required argument: username"),
        ("older branch", "Get-AnsibleParam: Missing required argument: path"),
        ("older list", "Get-AnsibleParam: Parameter 'name' is not a YAML list."),
        ("older own words", "Get-AnsibleParam: Missing required argument: names"),
    ];

    [Fact]
    public async Task Wrong_arguments_fail_with_the_words_of_the_real_modules()
    {
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);

        var result = await ansible.RunAsync(Tasks.Replace("\n- name", "\n  ignore_errors: true\n- name", StringComparison.Ordinal) + "\n  ignore_errors: true");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.All(messages, entry => Assert.Equal(entry.Message, result.Task(entry.Task)["msg"]?.GetValue<string>()));
        Assert.StartsWith("Unsupported parameters for (community.windows.win_pester) module: tgas.", result.Task("unknown module")["msg"]?.GetValue<string>());
        Assert.True(result.Task("unknown module is right")["changed"]?.GetValue<bool>());
        Assert.Contains("not modelled in the rehearsal guest", result.Task("unknown module is right")["warnings"]?[0]?.GetValue<string>());
        Assert.False(result.Task("unknown module reads")["changed"]?.GetValue<bool>());
        Assert.Equal(["community.windows.win_toast", "community.windows.win_psscript_info"], machine.Machine.NotModelled);
    }

    [Fact]
    public async Task A_strict_guest_refuses_what_it_has_no_model_of()
    {
        await using var machine = await TestMachine.StartAsync();
        machine.Machine.RefusesUnknown = true;
        machine.Find("C", "Windows", "System32")!.Children["vssadmin.exe"] = new() { Name = "vssadmin.exe", Content = [] };
        using var ansible = new AnsiblePlaybook(machine);

        var result = await ansible.RunAsync("""
            - name: module
              community.windows.win_toast: {msg: done}
              ignore_errors: true
            - name: program
              ansible.windows.win_command: vssadmin list shadows
              ignore_errors: true
            """);

        Assert.True(result.Task("module")["failed"]?.GetValue<bool>());
        Assert.Equal(1, result.Task("program")["rc"]?.GetValue<int>());
        Assert.Equal(["community.windows.win_toast", "program vssadmin"], machine.Machine.NotModelled);
    }

    [Fact]
    public async Task Every_module_with_a_spec_names_the_options_that_its_source_lists()
    {
        var examples = await Examples.InstalledAsync();
        var specs = examples.Sources.Where(entry => entry.Value is { IgnoresUnknown: false, IsOpen: false } && !HasAction(entry.Key)).ToList();
        await using var machine = await TestMachine.StartAsync();
        using var ansible = new AnsiblePlaybook(machine);

        var tasks = specs.Select(entry => $"- name: {entry.Key}\n  {entry.Key}: {{surely_unknown: x}}\n  ignore_errors: true");
        var result = await ansible.RunAsync(string.Join('\n', tasks));

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.InRange(specs.Count, 65, 200);
        Assert.All(specs, entry =>
        {
            var names = entry.Value!.Options.Select(option => option.Name).Concat(entry.Value.Options.SelectMany(option => option.Aliases));
            var listed = result.Task(entry.Key)["msg"]?.GetValue<string>().Split("Supported parameters include: ")[^1].Split(", ", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(names.Order(StringComparer.Ordinal), listed?.Order(StringComparer.Ordinal));
        });
    }

    // Their action on the controller refuses before the guest is asked.
    // What win_dsc takes, only the machine knows.
    static bool HasAction(string module) => module.EndsWith(".win_dsc", StringComparison.Ordinal) || module.EndsWith(".win_updates", StringComparison.Ordinal) || module.EndsWith(".win_pssession_configuration", StringComparison.Ordinal);
}
