from ilonet.commands import main

raise SystemExit(main())
