using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>What a machine may ask for, and what Azure says when its parts do not go together.</summary>
public sealed class VmOptionTests
{
    const string Vm = "/providers/Microsoft.Compute/virtualMachines/bake01";
    const string Types = "/providers/Microsoft.Compute/";

    [Theory]
    [InlineData("hardwareProfile", "12", "400 BadRequest")]
    [InlineData("securityProfile.encryptionAtHost", "\"yes\"", "400 BadRequest")]
    [InlineData("storageProfile.osDisk.diskSizeGB", "\"127\"", "400 BadRequest")]
    [InlineData("storageProfile.osDisk.diskSizeGB", "64", "400 InvalidParameter")]
    [InlineData("storageProfile.osDisk.diskSizeGB", "8192", "400 InvalidParameter")]
    [InlineData("storageProfile.osDisk.caching", "\"Sometimes\"", "400 InvalidParameter")]
    [InlineData("storageProfile.osDisk.managedDisk.storageAccountType", "\"UltraSSD_LRS\"", "400 InvalidParameter")]
    [InlineData("storageProfile.diskControllerType", "\"NVMe\"", "400 InvalidParameter")]
    [InlineData("storageProfile.dataDisks", """[{"lun":64,"createOption":"Empty","diskSizeGB":8}]""", "400 InvalidParameter")]
    [InlineData("storageProfile.dataDisks", """[{"lun":0,"createOption":"Empty"}]""", "400 InvalidParameter")]
    [InlineData("storageProfile.dataDisks", """[{"lun":0,"createOption":"FromImage"}]""", "400 InvalidParameter")]
    [InlineData("storageProfile.dataDisks", """[{"lun":0,"createOption":"Attach","managedDisk":{"id":"/subscriptions/x"}}]""", "400 InvalidResourceReference")]
    [InlineData("storageProfile.dataDisks", """[{"lun":1,"createOption":"Empty","diskSizeGB":8},{"lun":1,"createOption":"Empty","diskSizeGB":8}]""", "400 InvalidParameter")]
    [InlineData("storageProfile.osDisk.managedDisk.diskEncryptionSet.id", "\"/subscriptions/none\"", "400 InvalidResourceReference")]
    [InlineData("securityProfile.securityType", "\"ConfidentialVM\"", "400 BadRequest")]
    [InlineData("securityProfile.securityType", "\"Fortress\"", "400 InvalidParameter")]
    [InlineData("securityProfile.uefiSettings", """{"secureBootEnabled":true}""", "400 InvalidParameter")]
    [InlineData("securityProfile.encryptionAtHost", "true", "400 InvalidParameter")]
    [InlineData("licenseType", "\"Windows_Phone\"", "400 InvalidParameter")]
    [InlineData("evictionPolicy", "\"Delete\"", "400 InvalidParameter")]
    [InlineData("billingProfile.maxPrice", "0.5", "400 InvalidParameter")]
    [InlineData("osProfile.customData", "\"no base64!\"", "400 InvalidParameter")]
    [InlineData("userData", "\"no base64!\"", "400 InvalidParameter")]
    [InlineData("diagnosticsProfile.bootDiagnostics", """{"enabled":true,"storageUri":"https://none.blob.core.windows.net/"}""", "404 StorageAccountNotFound")]
    [InlineData("availabilitySet.id", "\"/subscriptions/none\"", "400 InvalidResourceReference")]
    [InlineData("proximityPlacementGroup.id", "\"/subscriptions/none\"", "400 InvalidResourceReference")]
    [InlineData("hostGroup.id", "\"/subscriptions/none\"", "400 InvalidResourceReference")]
    [InlineData("capacityReservation.capacityReservationGroup.id", "\"/subscriptions/none\"", "400 InvalidResourceReference")]
    public async Task What_does_not_fit_is_refused_and_nothing_is_made(string path, string value, string refusal)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var before = azure.Server.ResourceIds;
        var answer = await azure.GroupAsync("PUT", "ingot-images", Vm, VmBodies.With(path, JsonNode.Parse(value)));
        Assert.Equal(refusal, answer.Refusal);
        Assert.Equal(before, azure.Server.ResourceIds);
    }

    [Theory]
    [InlineData("Standard_D2_v3", "storageProfile.osDisk.managedDisk.storageAccountType", "\"Premium_LRS\"", "does not support the storage account type")]
    [InlineData("Standard_D2s_v6", "storageProfile.diskControllerType", "\"SCSI\"", "disk controller types")]
    [InlineData("Standard_B2s", "priority", "\"Spot\"", "Spot")]
    [InlineData("Standard_D2ps_v5", "securityProfile.securityType", "\"TrustedLaunch\"", "'TrustedLaunch' security type")]
    [InlineData("Standard_DC2as_v5", "securityProfile.securityType", "\"ConfidentialVM\"", "securityEncryptionType")]
    public async Task A_size_without_the_capability_is_refused(string size, string path, string value, string message)
    {
        await using var azure = await EmulatedAzure.StartAsync(WithConfidentialImage());
        var body = VmBodies.With(path, JsonNode.Parse(value));
        body["properties"]!["hardwareProfile"]!["vmSize"] = size;
        body["properties"]!["storageProfile"]!["imageReference"] = ConfidentialImage();
        var answer = await azure.GroupAsync("PUT", "ingot-images", Vm, body);
        Assert.InRange(answer.Status, 400, 409);
        Assert.Contains(message, answer.Text("error", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_size_without_accelerated_networking_is_refused()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var body = VmBodies.With("hardwareProfile.vmSize", "Standard_B2s");
        body["properties"]!["networkProfile"]!["networkInterfaceConfigurations"]![0]!["properties"]!["enableAcceleratedNetworking"] = true;
        Assert.Equal("400 VMSizeIsNotPermittedToEnableAcceleratedNetworking", (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
    }

    [Theory]
    [InlineData("ukwest", "1", "400 LocationNotSupportAvailabilityZones")]
    [InlineData("westeurope", "4", "400 InvalidAvailabilityZone")]
    public async Task A_zone_that_is_not_there_is_refused(string location, string zone, string refusal)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var body = VmBodies.Good();
        (body["location"], body["zones"]) = (location, new JsonArray(zone));
        Assert.Equal(refusal, (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
    }

    [Fact]
    public async Task A_machine_stays_in_its_zone()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var body = VmBodies.Good();
        body["zones"] = new JsonArray("1");
        await azure.DoneAsync("PUT", "ingot-images", Vm, body);
        body["zones"] = new JsonArray("2");
        Assert.Equal("400 ResourceAvailabilityZonesCannotBeModified", (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
    }

    [Fact]
    public async Task Data_disks_are_resources_that_follow_their_delete_option()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.With("storageProfile.dataDisks", JsonNode.Parse("""
            [{"lun":2,"name":"goes","createOption":"Empty","diskSizeGB":64,"deleteOption":"Delete","managedDisk":{"storageAccountType":"Premium_LRS"}},
             {"lun":0,"name":"stays","createOption":"Empty","diskSizeGB":32}]
            """)));
        var disk = await azure.GroupAsync("GET", "ingot-images", Types + "disks/goes");
        Assert.Equal("64 Premium_LRS Attached", $"{disk.Text("properties", "diskSizeGB")} {disk.Text("sku", "name")} {disk.Text("properties", "diskState")}");
        await azure.FollowAsync(await azure.GroupAsync("DELETE", "ingot-images", Vm));
        Assert.Equal("404 ResourceNotFound", (await azure.GroupAsync("GET", "ingot-images", Types + "disks/goes")).Refusal);
        var kept = await azure.GroupAsync("GET", "ingot-images", Types + "disks/stays");
        Assert.Equal("Unattached", kept.Text("properties", "diskState"));

        var reference = new JsonObject { ["id"] = kept.Text("id") };
        var again = new JsonArray(new JsonObject { ["lun"] = 5, ["createOption"] = "Attach", ["managedDisk"] = reference });
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.With("storageProfile.dataDisks", again));
        var machine = await azure.GroupAsync("GET", "ingot-images", Vm);
        Assert.Equal("stays", machine.Find("properties", "storageProfile", "dataDisks")?[0]?["name"]?.ToString());
    }

    [Fact]
    public async Task More_data_disks_than_the_size_takes_are_refused()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var disks = Enumerable.Range(0, 5).Select(lun => (JsonNode)new JsonObject { ["lun"] = lun, ["createOption"] = "Empty", ["diskSizeGB"] = 4 });
        var body = VmBodies.With("storageProfile.dataDisks", new JsonArray([.. disks]));
        Assert.Equal("409 OperationNotAllowed", (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
    }

    [Fact]
    public async Task Custom_data_is_on_the_disk_and_nowhere_else_and_user_data_comes_when_asked_for()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var (custom, user) = (Convert.ToBase64String("custom canary"u8), Convert.ToBase64String("user"u8));
        var body = VmBodies.With("osProfile.customData", custom);
        body["properties"]!["userData"] = user;
        await azure.DoneAsync("PUT", "ingot-images", Vm, body);
        var plain = await azure.GroupAsync("GET", "ingot-images", Vm);
        Assert.DoesNotContain(custom, plain.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(plain.Find("properties", "userData"));
        Assert.Equal(user, (await azure.GroupAsync("GET", "ingot-images", Vm + "?$expand=userData")).Text("properties", "userData"));
        var guest = azure.Server.FindGuest($"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/ingot-images{Vm}");
        var file = guest!.Drives["C"].Children["AzureData"].Children["CustomData.bin"];
        Assert.Equal("custom canary", Encoding.UTF8.GetString(file.Content!));
    }

    [Fact]
    public async Task Identities_get_ids_from_the_directory()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        const string Identity = "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/baker";
        var id = $"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/ingot-images{Identity}";
        var body = VmBodies.Good();
        body["identity"] = new JsonObject
        {
            ["type"] = "SystemAssigned, UserAssigned", ["userAssignedIdentities"] = new JsonObject { [id] = new JsonObject() },
        };
        Assert.Equal("400 FailedIdentityOperation", (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
        await azure.DoneAsync("PUT", "ingot-images", Identity, new JsonObject { ["location"] = "westeurope" });
        await azure.DoneAsync("PUT", "ingot-images", Vm, body);
        var machine = await azure.GroupAsync("GET", "ingot-images", Vm);
        Assert.True(Guid.TryParse(machine.Text("identity", "principalId"), out _));
        var baker = await azure.GroupAsync("GET", "ingot-images", Identity);
        Assert.Equal(baker.Text("properties", "clientId"), machine.Text("identity", "userAssignedIdentities", id, "clientId"));
    }

    [Fact]
    public async Task Encryption_sets_and_host_encryption_are_taken_when_they_are_there()
    {
        var state = new RehearsalState
        {
            Features = new Dictionary<string, Registration>(StringComparer.Ordinal) { ["Microsoft.Compute/EncryptionAtHost"] = Registration.Registered },
        };
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Rehearsal = state });
        await azure.DoneAsync("PUT", "ingot-images", Types + "diskEncryptionSets/keys", new JsonObject { ["location"] = "westeurope" });
        var id = $"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/ingot-images{Types}diskEncryptionSets/keys";
        var body = VmBodies.With("storageProfile.osDisk.managedDisk.diskEncryptionSet.id", id);
        body["properties"]!["securityProfile"] = new JsonObject { ["encryptionAtHost"] = true };
        await azure.DoneAsync("PUT", "ingot-images", Vm, body);
        var disk = (await azure.GroupAsync("GET", "ingot-images", Vm)).Text("properties", "storageProfile", "osDisk", "managedDisk", "id");
        Assert.Equal(id, (await azure.SendAsync("GET", disk + "?api-version=2023-04-02")).Text("properties", "encryption", "diskEncryptionSetId"));
        Assert.Equal("409 OperationNotAllowed", (await azure.GroupAsync("DELETE", "ingot-images", Types + "diskEncryptionSets/keys")).Refusal);
    }

    [Fact]
    public async Task Trusted_launch_may_be_what_a_subscription_does_by_default()
    {
        var options = EmulatedAzure.NewOptions() with { Rehearsal = new() { DefaultSecurityType = "TrustedLaunch" } };
        await using var azure = await EmulatedAzure.StartAsync(options);
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.Good());
        Assert.Equal("TrustedLaunch", (await azure.GroupAsync("GET", "ingot-images", Vm)).Text("properties", "securityProfile", "securityType"));
    }

    [Fact]
    public async Task The_type_standard_is_only_for_registered_subscriptions()
    {
        var body = VmBodies.With("securityProfile.securityType", "Standard");
        await using var azure = await EmulatedAzure.StartAsync();
        await using var registered = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with
        {
            Rehearsal = new()
            {
                DefaultSecurityType = "TrustedLaunch",
                Features = new Dictionary<string, Registration>(StringComparer.Ordinal) { ["Microsoft.Compute/UseStandardSecurityType"] = Registration.Registered },
            },
        });

        Assert.Equal("400 BadRequest", (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
        await registered.DoneAsync("PUT", "ingot-images", Vm, body);
        Assert.Null((await registered.GroupAsync("GET", "ingot-images", Vm)).Find("properties", "securityProfile", "securityType"));
    }

    [Fact]
    public async Task A_confidential_machine_needs_its_size_its_tpm_and_its_disk_profile()
    {
        await using var azure = await EmulatedAzure.StartAsync(WithConfidentialImage());
        var body = VmBodies.With("hardwareProfile.vmSize", "Standard_DC2as_v5");
        body["properties"]!["storageProfile"]!["imageReference"] = ConfidentialImage();
        var profile = new JsonObject { ["securityType"] = "ConfidentialVM", ["uefiSettings"] = new JsonObject { ["vTpmEnabled"] = true } };
        body["properties"]!["securityProfile"] = profile;
        body["properties"]!["storageProfile"]!["osDisk"]!["managedDisk"] = new JsonObject
        {
            ["securityProfile"] = new JsonObject { ["securityEncryptionType"] = "DiskWithVMGuestState" },
        };
        Assert.Equal("400 InvalidParameter", (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
        profile["uefiSettings"]!["secureBootEnabled"] = true;
        await azure.DoneAsync("PUT", "ingot-images", Vm, body);
    }

    [Fact]
    public async Task Boot_diagnostics_show_where_they_are_kept()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", "/providers/Microsoft.Storage/storageAccounts/logs1", new JsonObject { ["location"] = "westeurope" });
        var diagnostics = new JsonObject { ["enabled"] = true, ["storageUri"] = "https://logs1.blob.core.windows.net/" };
        await azure.DoneAsync("PUT", "ingot-images", Vm, VmBodies.With("diagnosticsProfile.bootDiagnostics", diagnostics));
        var view = await azure.GroupAsync("GET", "ingot-images", Vm + "/instanceView");
        Assert.StartsWith("https://logs1.blob.core.windows.net/bootdiagnostics-", view.Text("bootDiagnostics", "serialConsoleLogBlobUri"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_is_in_a_zone_or_in_an_availability_set()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        await azure.DoneAsync("PUT", "ingot-images", Types + "availabilitySets/set", new JsonObject { ["location"] = "westeurope" });
        var id = $"/subscriptions/{EmulatedAzure.Subscription}/resourceGroups/ingot-images{Types}availabilitySets/set";
        var body = VmBodies.With("availabilitySet.id", id);
        body["zones"] = new JsonArray("1");
        Assert.Equal("400 InvalidParameter", (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
        body.Remove("zones");
        await azure.DoneAsync("PUT", "ingot-images", Vm, body);
    }

    [Theory]
    [InlineData("a/b", "1", "400 InvalidTagNameCharacters")]
    [InlineData("a?", "1", "400 InvalidTagNameCharacters")]
    [InlineData("513", null, "400 InvalidTagName")]
    [InlineData("a", "257", "400 InvalidTagValueLength")]
    [InlineData("51", null, "400 InvalidTags")]
    public async Task Tags_keep_the_rules_in_every_request(string name, string? value, string refusal)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var tags = (name, value) switch
        {
            ("513", _) => new JsonObject { [new string('n', 513)] = "" },
            ("51", _) => new JsonObject(Enumerable.Range(0, 51).Select(number => KeyValuePair.Create($"t{number}", (JsonNode?)""))),
            (_, "257") => new JsonObject { [name] = new string('v', 257) },
            _ => new JsonObject { [name] = value },
        };
        var body = VmBodies.Good();
        body["tags"] = tags;
        Assert.Equal(refusal, (await azure.GroupAsync("PUT", "ingot-images", Vm, body)).Refusal);
        var group = new JsonObject { ["location"] = "westeurope", ["tags"] = tags.DeepClone() };
        Assert.Equal(refusal, (await azure.GroupAsync("PUT", "new-group", "", group)).Refusal);
    }

    static Ingot.Emulator.EmulatorOptions WithConfidentialImage() => EmulatedAzure.NewOptions() with
    {
        Rehearsal = new()
        {
            Marketplace =
            [
                new()
                {
                    Publisher = "contoso", Offer = "guarded", Sku = "cvm", Versions = ["1.0.0"], SecurityType = "TrustedLaunchAndConfidentialVMSupported",
                },
            ],
        },
    };

    static JsonObject ConfidentialImage() => new()
    {
        ["publisher"] = "contoso", ["offer"] = "guarded", ["sku"] = "cvm", ["version"] = "latest",
    };
}
