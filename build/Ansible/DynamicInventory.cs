using Ingot.Recipes;

namespace Ingot.Ansible;

/// <summary>The text of the inventory that asks Azure.</summary>
static class DynamicInventory
{
    /// <summary>Configuration of azure_rm that lets through the build VM and nothing else.</summary>
    public static string Text(Recipe recipe, CloudAccess access) =>
        $"""
        plugin: azure.azcollection.azure_rm
        auth_source: {access.AuthSource}
        {Option("client_id", access.IdentityClientId)}{Option("cloud_environment", access.CloudEnvironment)}include_vm_resource_groups:
          - {Names.BuildGroup(recipe)}
        # One question at a time: in a batch, an answer that is throttled or forbidden is dropped without a word, and the VM with it.
        batch_fetch: false
        plain_host_names: true
        exclude_host_filters:
          - name != '{recipe.VmName}'
        conditional_groups:
          {Inventory.Group}: true
        hostvar_expressions:
          ansible_host: {(recipe.Network.PublicIp ? "public" : "private")}_ipv4_addresses | first
          ansible_winrm_transport: "'{Inventory.Word(recipe.Transport)}'"

        """;

    static string Option(string name, string? value) => value is null ? "" : $"{name}: {value}\n";
}
