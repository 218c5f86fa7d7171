using Microsoft.AspNetCore.Authentication;
using PushGen.AspNetCore;
using Trading;
using Trading.Server;

[assembly: GeneratePushServer(typeof(ITrading))]    // the contract lives in another project: its server half is made here

// dotnet run --project samples/Trading/Trading.Server [-- --urls http://127.0.0.1:5080] [--seed 42]
var builder = WebApplication.CreateBuilder(args);
if (builder.Configuration["urls"] is null)
    builder.WebHost.UseUrls("http://127.0.0.1:5080");
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

builder.Services.AddAuthentication(SampleTokens.Scheme).AddScheme<AuthenticationSchemeOptions, SampleTokens>(SampleTokens.Scheme, null);
builder.Services.AddSingleton(new Prices(builder.Configuration.GetValue("seed", 42)));
builder.Services.AddSingleton<OrderBook>();
builder.Services.AddHostedService<Market>();
builder.Services.AddPush().AddTrading<TradingServer>();

var app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();

var trading = app.MapPush("/push").MapTrading();    // each operation is an endpoint, with authorization of its own
trading.Fills.RequireAuthorization();
trading.Backtest.RequireAuthorization();
trading.PlaceOrder.RequireAuthorization();
trading.CancelAll.RequireAuthorization();
trading.ImportOrders.RequireAuthorization();
app.Run();                                          // Quotes stays open to everybody whom its gate lets pass
