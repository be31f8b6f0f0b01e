using Azure.Core;
using Azure.Identity;

namespace Ingot.Arm.Identity;

/// <summary>
/// The identity of the machine. Other clouds, and proxies of some networks, answer at the same address as Azure's machines; what they say is
/// not Azure's refusal, but means that this is no machine of Azure, so that the next way may be asked.
/// </summary>
sealed class MachineCredential(TokenCredential inner) : TokenCredential
{
    /// <inheritdoc/>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return inner.GetToken(requestContext, cancellationToken);
        }
        catch (AuthenticationFailedException exception) when (IsNotAzure(exception))
        {
            throw Unavailable(exception);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.GetTokenAsync(requestContext, cancellationToken);
        }
        catch (AuthenticationFailedException exception) when (IsNotAzure(exception))
        {
            throw Unavailable(exception);
        }
    }

    // Azure refuses in JSON; the SDK has no other mark for an answer that is something else.
    static bool IsNotAzure(AuthenticationFailedException exception) =>
        exception is not CredentialUnavailableException && exception.ToString().Contains("could not be parsed", StringComparison.Ordinal);

    static CredentialUnavailableException Unavailable(Exception cause) =>
        new("What answers where machines of Azure ask for their identity is not Azure: this machine has no managed identity.", cause);
}
