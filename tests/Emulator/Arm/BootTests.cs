using System.Globalization;
using System.Text.Json.Nodes;
using Ingot.Emulator.Faults;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>A machine made of a captured image: who it is, and how long it takes.</summary>
public sealed class BootTests
{
    const string Image = "/providers/Microsoft.Compute/images/golden";

    const string Clone = "/providers/Microsoft.Compute/virtualMachines/clone";

    [Theory]
    [InlineData(0)]
    [InlineData(0.002)]
    public async Task It_has_an_identity_of_its_own_and_takes_its_time_at_whatever_pace(double pace)
    {
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Pace = pace });
        await CaptureAsync(azure);
        var before = azure.Server.FindGuest(GalleryBodies.Id(Image))!;

        await azure.DoneAsync("PUT", "ingot-images", Clone, CloneBody());
        await azure.DoneAsync("PUT", "ingot-images", Clone + "/runCommands/who", Script("whoami"));

        var clone = azure.Server.FindGuest(GalleryBodies.Id(Clone))!;
        Assert.Equal("clone", clone.ComputerName);
        Assert.NotEqual(before.MachineSid, clone.MachineSid);
        Assert.All(clone.Users.Values, user => Assert.StartsWith(clone.MachineSid + "-", user.Sid, StringComparison.Ordinal));
        var created = Time((await azure.GroupAsync("GET", "ingot-images", Clone)).Text("properties", "timeCreated"));
        var view = await azure.GroupAsync("GET", "ingot-images", Clone + "/instanceView");
        var command = await azure.GroupAsync("GET", "ingot-images", Clone + "/runCommands/who?$expand=instanceView");
        Assert.Equal("Ready", view.Find("vmAgent", "statuses")![0]!["displayStatus"]!.ToString());
        Assert.InRange((Time(view.Find("statuses")![0]!["time"]!.ToString()) - created).TotalSeconds, 149, 180);
        Assert.InRange((Time(command.Text("properties", "instanceView", "startTime")) - created).TotalSeconds, 199, 240);
    }

    [Fact]
    public async Task What_goes_wrong_shows_where_azure_shows_it()
    {
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Faults = [FaultScenarios.BootAgentNever, FaultScenarios.BootSameSid] });
        await CaptureAsync(azure);

        await azure.DoneAsync("PUT", "ingot-images", Clone, CloneBody());

        var view = await azure.GroupAsync("GET", "ingot-images", Clone + "/instanceView");
        Assert.Equal("Not Ready", view.Find("vmAgent", "statuses")![0]!["displayStatus"]!.ToString());
        var command = await azure.FollowAsync(await azure.GroupAsync("PUT", "ingot-images", Clone + "/runCommands/who", Script("whoami")));
        Assert.Equal("VMAgentStatusCommunicationError", command.Text("error", "code"));
        Assert.Equal(azure.Server.FindGuest(GalleryBodies.Id(Image))!.MachineSid, azure.Server.FindGuest(GalleryBodies.Id(Clone))!.MachineSid);
    }

    static async Task CaptureAsync(EmulatedAzure azure)
    {
        await azure.NewSourceAsync(body: VmBodies.With("securityProfile", null));
        await azure.DoneAsync("PUT", "ingot-images", Image, new JsonObject
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject { ["sourceVirtualMachine"] = new JsonObject { ["id"] = GalleryBodies.Id(GalleryBodies.Vm) } },
        });
    }

    static JsonObject CloneBody()
    {
        var body = VmBodies.With("storageProfile.imageReference", new JsonObject { ["id"] = GalleryBodies.Id(Image) });
        body["properties"]!["osProfile"]!["computerName"] = "clone";
        return body;
    }

    static JsonObject Script(string text) => new()
    {
        ["location"] = "westeurope",
        ["properties"] = new JsonObject { ["source"] = new JsonObject { ["script"] = text } },
    };

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
