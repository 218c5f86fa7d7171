using Shop.Server;

var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddPush().AddShop<ShopServer>();
await using var app = builder.Build();
app.MapPush("/push").MapShop();
await app.StartAsync();
Console.WriteLine(app.Urls.Single() + "/push");
await app.WaitForShutdownAsync();
