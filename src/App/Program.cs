return await Kept.App.Commands.CommandLine.Run(args);
