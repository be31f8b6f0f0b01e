namespace Ingot.Arm.Identity;

/// <summary>What a secrets file can say.</summary>
public enum AccountKey
{
    /// <summary>The subscription.</summary>
    SubscriptionId,

    /// <summary>The tenant of the application.</summary>
    TenantId,

    /// <summary>The application.</summary>
    ClientId,

    /// <summary>Its secret.</summary>
    ClientSecret,

    /// <summary>File with its certificate and private key.</summary>
    ClientCertificateFile,

    /// <summary>Password of that file.</summary>
    ClientCertificatePassword,

    /// <summary>File with a fresh assertion.</summary>
    FederatedTokenFile,

    /// <summary>Address at which GitHub hands out assertions.</summary>
    OidcRequestUrl,

    /// <summary>What lets the job ask there.</summary>
    OidcRequestToken,
}
