using System.Text.Json.Nodes;
using Ingot.Emulator;

namespace Ingot.Tests.Emulator.Arm;

public sealed class StateTests : IDisposable
{
    const string Vm = "/providers/Microsoft.Compute/virtualMachines/bake01";

    readonly string directory = Directory.CreateTempSubdirectory("ingot-state-").FullName;

    readonly EmulatorOptions options;

    public StateTests() => options = EmulatedAzure.NewOptions() with { StateDirectory = directory };

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Resources_and_guests_survive_a_restart()
    {
        IReadOnlyList<string> ids;
        string machineId;
        await using (var before = await EmulatedAzure.StartAsync(options))
        {
            await before.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
            machineId = (await before.GroupAsync("GET", "ingot-images", Vm)).Text("id");
            var mark = Command("New-Item -Path HKLM:\\SOFTWARE\\Baked | Out-Null; Write-Output kept");
            await before.DoneAsync("PUT", "ingot-images", Vm + "/runCommands/mark", mark);
            ids = before.Server.ResourceIds;
        }

        await using var after = await EmulatedAzure.StartAsync(options);
        Assert.Equal(ids, after.Server.ResourceIds);
        Assert.Equal(200, (await after.GroupAsync("GET", "INGOT-IMAGES", Vm.ToUpperInvariant())).Status);
        var command = await after.GroupAsync("GET", "ingot-images", Vm + "/runCommands/mark?$expand=instanceView");
        Assert.Equal("kept", command.Text("properties", "instanceView", "output").Trim());
        var guest = after.Server.FindGuest(machineId);
        Assert.NotNull(guest);
        Assert.True(guest.IsRunning);
        Assert.True(guest.Drives["hklm"].Children["software"].Children.TryGetValue("baked", out _));
        Assert.True(guest.Users["BUILDER"].Accepts(VmBodies.Password));
        Assert.Contains(guest.Groups["administrators"], member => member == "builder");
        Assert.False(guest.Groups["administrators"].Add("BUILDER"));
        Assert.All(guest.FirewallRules.Values, rule => Assert.Single(rule.RemoteAddresses));
    }

    [Fact]
    public async Task A_restarted_guest_still_runs_scripts_and_keeps_its_address()
    {
        await using (var before = await EmulatedAzure.StartAsync(options))
            await before.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        await using var after = await EmulatedAzure.StartAsync(options);
        await after.DoneAsync("PUT", "ingot-images", Vm + "/runCommands/say", Command("'hello'"));
        var command = await after.GroupAsync("GET", "ingot-images", Vm + "/runCommands/say?$expand=instanceView");
        Assert.Equal("hello", command.Text("properties", "instanceView", "output").Trim());
        await after.DoneAsync("PUT", "ingot-images", Vm + "b", VmBodies.Good("bake01b"));
        var second = after.Server.FindGuest($"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/ingot-images{Vm}b");
        Assert.Equal(options.GuestNetwork + ".5", second?.Address);
    }

    [Fact]
    public async Task No_file_holds_a_secret()
    {
        await using (var azure = await EmulatedAzure.StartAsync(options))
        {
            await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
            var command = Command("param($Secret) exit 0");
            var parameter = new JsonObject { ["name"] = "Secret", ["value"] = "Parameter-Canary-99" };
            command["properties"]!["protectedParameters"] = new JsonArray(parameter);
            await azure.DoneAsync("PUT", "ingot-images", Vm + "/runCommands/secret", command);
        }

        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file, EmulatedAzure.Cancellation);
            foreach (var secret in (string[])[VmBodies.Password, EmulatedAzure.Secret, "Parameter-Canary-99", "PRIVATE KEY"])
                Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_second_emulator_over_the_same_state_is_refused()
    {
        await using var first = await EmulatedAzure.StartAsync(options);
        var refusal = await Assert.ThrowsAsync<StateLockedException>(() => EmulatorServer.StartAsync(options, EmulatedAzure.Cancellation));
        Assert.Equal(directory, refusal.Directory);
    }

    [Fact]
    public async Task A_start_that_fails_lets_go_of_the_state()
    {
        await using (var other = await EmulatedAzure.StartAsync())
        {
            var taken = options with { Port = other.Server.Endpoint.Port };
            await Assert.ThrowsAsync<PortInUseException>(() => EmulatorServer.StartAsync(taken, EmulatedAzure.Cancellation));
        }

        await using var azure = await EmulatedAzure.StartAsync(options);
        Assert.Equal(4, azure.Server.ResourceIds.Count);
    }

    [Fact]
    public async Task What_was_unfinished_has_failed_or_is_gone_after_a_restart()
    {
        string running;
        await using (var before = await EmulatedAzure.StartAsync(options))
        {
            await before.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
            var started = await before.GroupAsync("PUT", "ingot-images", Vm + "/runCommands/endless", Command("while ($true) { }"));
            running = new Uri(started.Header("Azure-AsyncOperation")).PathAndQuery;
        }

        await using var after = await EmulatedAzure.StartAsync(options);
        var status = await after.SendAsync("GET", running);
        Assert.Equal("Failed", status.Text("status"));
        var command = await after.GroupAsync("GET", "ingot-images", Vm + "/runCommands/endless");
        Assert.Equal("Failed", command.Text("properties", "provisioningState"));
        Assert.Equal(201, (await after.GroupAsync("PUT", "ingot-images", Vm + "/runCommands/next", Command("1"))).Status);
    }

    [Fact]
    public async Task The_files_of_a_deleted_guest_are_deleted()
    {
        await using var azure = await EmulatedAzure.StartAsync(options);
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        Assert.Single(Directory.EnumerateFiles(Path.Combine(directory, "guests")));
        await azure.FollowAsync(await azure.GroupAsync("DELETE", "ingot-images", Vm));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(directory, "guests")));
    }

    static JsonObject Command(string script) => new()
    {
        ["location"] = "westeurope", ["properties"] = new JsonObject { ["source"] = new JsonObject { ["script"] = script } },
    };
}
