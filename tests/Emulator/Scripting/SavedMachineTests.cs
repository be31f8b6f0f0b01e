using System.Text.Json;
using Ingot.Emulator.Windows;
using Ingot.Tests.Windows;

namespace Ingot.Tests.Emulator.Scripting;

public class SavedMachineTests
{
    [Fact]
    public async Task A_machine_that_was_saved_and_loaded_goes_on_where_it_was()
    {
        var guest = new Guest();
        await guest.EnableAsync();
        var loaded = new Guest { Machine = Reload(guest.Machine) };
        Assert.True(loaded.Machine.Users[Guest.Account].Accepts(Guest.Password));
        Assert.True((bool)Guest.Answer(await loaded.CloseAsync())["ok"]!);
        Assert.True((bool)Guest.Answer(await loaded.SysprepAsync())["ok"]!);
    }

    [Fact]
    public void Names_are_compared_without_case_before_and_after_saving()
    {
        var machine = Reload(new Guest().Machine);
        Assert.True(machine.Drives["c"].Children["WINDOWS"].Children.ContainsKey("system32"));
        Assert.True(machine.Services.ContainsKey("winrm"));
        Assert.Equal(JsonSerializer.Serialize(machine), JsonSerializer.Serialize(Reload(machine)));
    }

    static WindowsMachine Reload(WindowsMachine machine) =>
        JsonSerializer.Deserialize<WindowsMachine>(JsonSerializer.Serialize(machine))
            ?? throw new InvalidOperationException("Nothing was read.");
}
