using System.Text.Json.Nodes;

namespace Ingot.Tests.Emulator.Arm;

/// <summary>Request bodies for raw requests.</summary>
static class VmBodies
{
    public const string Password = "Admin-Canary-0815!";

    /// <summary>A machine that every check accepts.</summary>
    public static JsonObject Good(string computerName = "bake01") => new()
    {
        ["location"] = "westeurope",
        ["properties"] = new JsonObject
        {
            ["hardwareProfile"] = new JsonObject { ["vmSize"] = "Standard_D2s_v5" },
            ["storageProfile"] = new JsonObject
            {
                ["imageReference"] = new JsonObject
                {
                    ["publisher"] = "MicrosoftWindowsServer",
                    ["offer"] = "WindowsServer",
                    ["sku"] = "2022-datacenter-azure-edition",
                    ["version"] = "latest",
                },
                ["osDisk"] = new JsonObject { ["createOption"] = "FromImage", ["deleteOption"] = "Delete" },
            },
            ["osProfile"] = new JsonObject
            {
                ["computerName"] = computerName, ["adminUsername"] = "builder", ["adminPassword"] = Password,
            },
            ["networkProfile"] = new JsonObject
            {
                ["networkApiVersion"] = "2020-11-01",
                ["networkInterfaceConfigurations"] = new JsonArray(Nic()),
            },
        },
    };

    /// <summary>The good body with one member set; a null value takes it away.</summary>
    public static JsonObject With(string path, JsonNode? value)
    {
        var body = Good();
        var parts = path.Split('.');
        var node = (JsonObject)body["properties"]!;
        foreach (var part in parts[..^1])
        {
            node[part] ??= new JsonObject();
            node = (JsonObject)node[part]!;
        }
        if (value is null)
            node.Remove(parts[^1]);
        else
            node[parts[^1]] = value;
        return body;
    }

    static JsonNode Nic() => new JsonObject
    {
        ["name"] = "nic",
        ["properties"] = new JsonObject
        {
            ["primary"] = true,
            ["deleteOption"] = "Delete",
            ["ipConfigurations"] = new JsonArray(new JsonObject
            {
                ["name"] = "ip",
                ["properties"] = new JsonObject { ["subnet"] = new JsonObject { ["id"] = EmulatedAzure.SubnetId } },
            }),
        },
    };
}
