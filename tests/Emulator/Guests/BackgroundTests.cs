using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Guests;

public sealed class BackgroundTests
{
    [Fact]
    public async Task Tasks_run_in_the_background_and_as_other_users()
    {
        await using var machine = await TestMachine.StartAsync((name, address, user, password) =>
            WindowsImage.FirstBoot(name, address, user, password, TimeProvider.System.GetUtcNow()));
        using var ansible = new AnsiblePlaybook(machine);
        ansible.Write("hello.ps1", "param($Name)\r\n\"hello $Name\"\r\nexit 3"u8.ToArray());

        var result = await ansible.RunAsync("""
            - name: user
              ansible.windows.win_user: {name: worker, password: A1b2c3d4-e5f6}
            - name: polled
              ansible.windows.win_file: {path: 'C:\polled', state: directory}
              async: 60
              poll: 1
            - name: too long
              ansible.windows.win_shell: Start-Sleep -Seconds 600
              async: 60
              poll: 1
              register: long
              failed_when: "'timed out' not in long.msg"
            - name: started
              ansible.windows.win_shell: whoami
              async: 60
              poll: 0
              register: job
            - name: looked at
              ansible.builtin.async_status: {jid: '{{ job.ansible_job_id }}'}
              register: looked
              until: looked.finished
              retries: 3
              delay: 1
            - name: cleaned
              ansible.builtin.async_status: {jid: '{{ job.ansible_job_id }}', mode: cleanup}
            - name: gone
              ansible.builtin.async_status: {jid: '{{ job.ansible_job_id }}'}
              register: gone
              failed_when: "'could not find job' not in gone.msg"
            - name: system
              ansible.windows.win_shell: whoami; $env:USERPROFILE
              become: true
              become_method: runas
              become_user: SYSTEM
            - name: worker
              ansible.windows.win_powershell:
                script: New-ItemProperty -Path HKCU:\ -Name Mark -Value 1 -PropertyType DWord | Out-Null; whoami
              become: true
              become_method: runas
              become_user: worker
              vars: {ansible_become_password: A1b2c3d4-e5f6, ansible_become_flags: logon_type=batch logon_flags=with_profile}
            - name: wrong password
              ansible.windows.win_whoami:
              become: true
              become_method: runas
              become_user: worker
              vars: {ansible_become_password: wrong}
              ignore_errors: true
            - name: wrong flags
              ansible.windows.win_whoami:
              become: true
              become_method: runas
              become_user: worker
              vars: {ansible_become_flags: logon_type=fast}
              ignore_errors: true
            - name: network only
              ansible.windows.win_whoami:
              become: true
              become_method: runas
              become_user: DOMAIN\admin
              vars: {ansible_become_password: any, ansible_become_flags: logon_type=new_credentials logon_flags=netcredentials_only}
            - name: script
              ansible.builtin.script: hello.ps1 -Name world
              register: script
              failed_when: script.rc != 3
            - name: fetch
              ansible.builtin.slurp: {src: 'C:\Windows\missing.txt'}
              ignore_errors: true
            """);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.NotNull(machine.Find("C", "polled"));
        Assert.Equal(@"buildvm\builder", Output(result, "looked at"));
        Assert.Equal("nt authority\\system\nC:\\Windows\\system32\\config\\systemprofile", Output(result, "system"));
        Assert.Equal(@"buildvm\worker", result.Task("worker")["output"]?[0]?.GetValue<string>());
        Assert.Equal(1, machine.Find("HKU", machine.Machine.Users["worker"].Sid)?.Values["Mark"].Number);
        Assert.Equal(
            "internal error: failed to become user 'worker': Exception calling \"CreateProcessAsUser\" with \"9\" argument(s): "
            + "\"LogonUser failed (The user name or password is incorrect, Win32ErrorCode 1326 - 0x0000052E)\"",
            result.Task("wrong password")["msg"]?.GetValue<string>());
        Assert.Contains("valid values are: interactive, network, batch", result.Task("wrong flags")["msg"]?.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("builder", result.Task("network only")["account"]?["account_name"]?.GetValue<string>());
        Assert.Equal("hello world", Output(result, "script"));
    }

    static string? Output(PlaybookResult result, string task) => result.Task(task)["stdout"]?.GetValue<string>().ReplaceLineEndings("\n").Trim();
}
