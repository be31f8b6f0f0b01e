using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Ingot.Arm;

/// <summary>Turns an account into a credential.</summary>
public static class SignIn
{
    /// <summary>
    /// An application with a secret signs in with it; anything else goes through the ways that need none: workload identity, managed
    /// identity, and the az command line, in this order.
    /// </summary>
    public static TokenCredential Credential(CloudEndpoints cloud, Account account, HttpPipelineTransport transport)
    {
        if (account is { TenantId: { } tenant, ClientId: { } client, ClientSecret: { } secret })
        {
            return new ClientSecretCredential(tenant, client, secret, new ClientSecretCredentialOptions
            {
                AuthorityHost = cloud.Authority,
                // An authority of a custom cloud is not known to the public one, which would be asked about it first.
                DisableInstanceDiscovery = !cloud.IsNamed,
                Transport = transport,
            });
        }

        return new ChainedTokenCredential(
            new WorkloadIdentityCredential(new WorkloadIdentityCredentialOptions { AuthorityHost = cloud.Authority, TenantId = account.TenantId, ClientId = account.ClientId }),
            new ManagedIdentityCredential(account.ClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned),
            new AzureCliCredential(new AzureCliCredentialOptions { AuthorityHost = cloud.Authority, TenantId = account.TenantId }));
    }
}
