using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Guests;

public sealed class SamplePlaybookTests
{
    [Fact]
    public async Task The_sample_image_is_provisioned_once_and_then_verifies()
    {
        var time = TimeProvider.System;
        await using var machine = await TestMachine.StartAsync((name, address, user, password) =>
            WindowsImage.FirstBoot(name, address, user, password, time.GetUtcNow().AddMinutes(-5)));
        using var ansible = new AnsiblePlaybook(machine) { Host = "provisionedbox" };
        var playbooks = Checkout.Path("playbooks");

        var first = await ansible.RunFileAsync(Path.Combine(playbooks, "provisionedbox.yml"));
        var second = await ansible.RunFileAsync(Path.Combine(playbooks, "provisionedbox.yml"));
        var verified = await ansible.RunFileAsync(Path.Combine(playbooks, "verify.yml"));

        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.NotEmpty(first.Changed());
        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.Empty(second.Changed());
        Assert.True(verified.ExitCode == 0, verified.ToString());
        Assert.Empty(machine.Machine.NotModelled);
    }
}
