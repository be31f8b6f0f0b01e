using System.Net;
using Ingot.Emulator.Arm.Authorization;
using Ingot.Emulator.Arm.Catalogue;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Compute;
using Ingot.Emulator.Arm.Galleries;
using Ingot.Emulator.Arm.Images;
using Ingot.Emulator.Arm.Network;
using Ingot.Emulator.Arm.Policies;
using Ingot.Emulator.Arm.Resources;
using Ingot.Emulator.SignIn;
using Ingot.Emulator.Tls;
using Ingot.Emulator.WinRm;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingot.Emulator.Hosting;

/// <summary>The web server: HTTPS on the loopback address, and the routes of every service.</summary>
static class WebHost
{
    /// <summary>A server that is set up and not started. Nothing of its surroundings (variables, files) configures it.</summary>
    public static WebApplication Build(ArmServices arm, ServerCertificates certificates, RequestLog log, WireFaults wire)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, arm.Options.Port, listen => listen.UseHttps(certificates.Server));
            if (arm.Options.ManagedIdentities is not null)
                kestrel.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        var app = builder.Build();
        app.Use((http, next) => log.InvokeAsync(http, next));
        app.Use(KeepApartAsync);
        app.Use((http, next) => wire.InvokeAsync(http, next));
        var tokens = new TokenService(arm.Options);
        var pipeline = new ArmPipeline(arm, tokens);
        app.Use(next => new Batches(pipeline, part => log.InvokePartAsync(part, http => wire.InvokeAsync(http, next)), next).InvokeAsync);
        app.UseRouting();
        Map(app, arm, tokens, pipeline);
        return app;
    }

    // Without TLS there is the machine's identity and nothing else, and there alone.
    static Task KeepApartAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.IsHttps != (http.Request.Path == ManagedIdentityEndpoint.Path))
            return next(http);
        http.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    static void Map(WebApplication app, ArmServices arm, TokenService tokens, ArmPipeline pipeline)
    {
        MetadataEndpoints.Map(app);
        new TokenEndpoints(arm.Options, tokens).Map(app);
        if (arm.Options.ManagedIdentities is { } identities)
            new ManagedIdentityEndpoint(arm.Options, identities, tokens).Map(app);

        foreach (var endpoint in Endpoints(arm))
        {
            foreach (var path in endpoint.Paths)
                app.MapMethods(path, [endpoint.Verb], http => pipeline.InvokeAsync(http, endpoint));
        }
        var rest = new NotEmulatedEndpoint("/{**path}");
        app.MapFallback(rest.Paths[0], http => pipeline.InvokeAsync(http, rest));
    }

    static IEnumerable<ArmEndpoint> Endpoints(ArmServices arm) =>
    [
        .. ResourcesService.Endpoints(arm),
        .. NetworkService.Endpoints(arm),
        .. ComputeService.Endpoints(arm),
        .. ImagesService.Endpoints(arm),
        .. GalleriesService.Endpoints(arm),
        .. CatalogueService.Endpoints(arm),
        .. AuthorizationService.Endpoints(arm),
        .. PoliciesService.Endpoints(arm),
    ];
}
