using Azure.Core;

namespace Ingot.Arm.Identity;

/// <summary>A credential that tells its name when it was the one that worked: a chain keeps that to itself.</summary>
/// <param name="name">What people call it.</param>
/// <param name="inner">The credential.</param>
/// <param name="worked">Is told the name after each token.</param>
sealed class NamedCredential(string name, TokenCredential inner, Action<string> worked) : TokenCredential
{
    /// <inheritdoc/>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var token = inner.GetToken(requestContext, cancellationToken);
        worked(name);
        return token;
    }

    /// <inheritdoc/>
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var token = await inner.GetTokenAsync(requestContext, cancellationToken);
        worked(name);
        return token;
    }
}
