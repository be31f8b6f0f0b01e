namespace Ingot.Arm.Errors;

/// <summary>The sign-in service's codes.</summary>
public static partial class ErrorCatalogue
{
    const string NoFederatedCredential =
        "Give the application a federated credential with exactly this job's issuer, subject (repository and branch) and audience; see 'On a build server'.";

    static ErrorEntry[] SignIns =>
    [
        new("AADSTS7000215", ErrorKind.SignIn, 401, "The client secret is wrong.", Nothing, "The client secret is wrong or expired: set the environment variable AZURE_CLIENT_SECRET to the secret's value, not its id."),
        new("AADSTS7000222", ErrorKind.SignIn, 401, "The client secret has expired.", Nothing, "Make a new client secret and set the environment variable AZURE_CLIENT_SECRET to its value."),
        new("AADSTS700016", ErrorKind.SignIn, 400, "The tenant has no such application.", Nothing, "The tenant has no such application: check --client-id and --tenant-id."),
        new("AADSTS7000112", ErrorKind.SignIn, 400, "The application is disabled.", Nothing, "Ask the tenant's administrator to enable the application."),
        new("AADSTS90002", ErrorKind.SignIn, 400, "There is no such tenant.", Nothing, "There is no such tenant: check --tenant-id."),
        new("AADSTS900023", ErrorKind.SignIn, 400, "The tenant's id is neither a GUID nor a domain name.", Nothing, "Check --tenant-id."),
        new("AADSTS700024", ErrorKind.SignIn, 401, "The sign-in assertion expired.", "Asks for a new assertion each time it signs in.",
            "The sign-in assertion expired: run the target again to get a new one; if it expires at once, correct the machine's clock."),
        new("AADSTS700027", ErrorKind.SignIn, 401, "The assertion's signature does not fit the certificate or issuer.", Nothing,
            "The assertion was not signed by the issuer it names: check the issuer of the application's federated credential, or the certificate."),
        new("AADSTS70021", ErrorKind.SignIn, 400, "No federated credential fits the assertion.", Nothing, NoFederatedCredential),
        new("AADSTS700211", ErrorKind.SignIn, 400, "No federated credential fits the assertion's issuer.", Nothing, NoFederatedCredential),
        new("AADSTS700212", ErrorKind.SignIn, 400, "No federated credential fits the assertion's audience.", Nothing, NoFederatedCredential),
        new("AADSTS700213", ErrorKind.SignIn, 400, "No federated credential fits the assertion's subject.", Nothing, NoFederatedCredential),
        new("AADSTS500011", ErrorKind.SignIn, 400, "The tenant does not know the resource that the token is for.", Nothing, "Check --cloud and --tenant-id."),
        new("AADSTS50034", ErrorKind.SignIn, 400, "The tenant does not know the account.", Nothing, "Check --tenant-id, or sign in with an account of that tenant."),
        new("AADSTS50076", ErrorKind.SignIn, 400, "The account must confirm its sign-in with a second factor.", Nothing, "Run 'az login' again, or sign in with an application."),
        new("AADSTS50173", ErrorKind.SignIn, 400, "The kept sign-in is no longer valid.", Nothing, "Run 'az login' again."),
        new("AADSTS53003", ErrorKind.SignIn, 400, "Conditional access forbids the sign-in.", Nothing, "Sign in from an allowed place, or ask the tenant's administrator."),
        new("AADSTS700082", ErrorKind.SignIn, 400, "The kept sign-in has expired.", Nothing, "Run 'az login' again."),
        new("AADSTS90033", ErrorKind.SignIn, 503, "The sign-in service is not there now.", "The SDK tries again.", Later),
    ];
}
