function __dubanctl_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __dubanctl_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __dubanctl_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __dubanctl_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __dubanctl_parse_tokens -S
    set -l unparsed_tokens (__dubanctl_tokens -pc)
    switch $unparsed_tokens[1]
    case 'dubanctl'
        __dubanctl_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'status'
            __dubanctl_parse_subcommand 0 'json' 'color=' 'socket=' 'version' 'h/help'
        case 'import'
            __dubanctl_parse_subcommand -r 1 'campaign=' 'people' 'tasks' 'dry-run' 'accept-suggested' 'map=+' 'sheet=' 'encoding=' 'json' 'color=' 'socket=' 'version' 'h/help'
        case 'export'
            __dubanctl_parse_subcommand 0 'format=' 'encoding=' 'output=' 'campaign=' 'pillar=' 'unit=' 'owner=' 'light=' 'state=' 'due-before=' 'due-after=' 'text=' 'awaiting=' 'order=' 'json' 'color=' 'socket=' 'version' 'h/help'
        case 'task'
            __dubanctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __dubanctl_parse_subcommand 0 'campaign=' 'pillar=' 'unit=' 'owner=' 'light=' 'state=' 'due-before=' 'due-after=' 'text=' 'awaiting=' 'order=' 'limit=' 'after=' 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'show'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'add'
                __dubanctl_parse_subcommand 2 'pillar=' 'unit=' 'owner=' 'due=' 'assigned=' 'lead=' 'target=' 'achieved=' 'meter-unit=' 'milestone=+' 'blocker=+' 'set=+' 'parent=' 'campaign=' 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'edit'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'title=' 'pillar=' 'unit=' 'owner=' 'lead=' 'target=' 'achieved=' 'meter-unit=' 'milestone=+' 'blocker=+' 'set=+' 'parent=' 'version' 'h/help'
            case 'assign'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'to=' 'sheet-color=' 'requirement=' 'report-by=' 'report-every=' 'reason=' 'version' 'h/help'
            case 'sign'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'for=' 'version' 'h/help'
            case 'report'
                __dubanctl_parse_subcommand 2 'campaign=' 'json' 'color=' 'socket=' 'achieved=' 'complete' 'next=' 'for=' 'version' 'h/help'
            case 'extend'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'to=' 'reason=' 'for=' 'version' 'h/help'
            case 'approve'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'by=' 'reason=' 'version' 'h/help'
            case 'refuse'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'by=' 'reason=' 'version' 'h/help'
            case 'done'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'by=' 'reason=' 'version' 'h/help'
            case 'strike'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'reason=' 'version' 'h/help'
            case 'return'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'for=' 'reason=' 'version' 'h/help'
            case 'reopen'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'for=' 'reason=' 'version' 'h/help'
            case 'suspend'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'by=' 'reason=' 'version' 'h/help'
            case 'cancel'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'by=' 'reason=' 'version' 'h/help'
            case 'sheet'
                __dubanctl_parse_subcommand 1 'campaign=' 'json' 'color=' 'socket=' 'html=' 'version' 'h/help'
            end
        case 'person'
            __dubanctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __dubanctl_parse_subcommand 0 'unit=' 'role=' 'text=' 'limit=' 'after=' 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'show'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'add'
                __dubanctl_parse_subcommand 1 'role=' 'address=' 'channel=' 'account=' 'window=' 'superior=' 'language=' 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'edit'
                __dubanctl_parse_subcommand 1 'role=' 'address=' 'channel=' 'account=' 'window=' 'superior=' 'language=' 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'absent'
                __dubanctl_parse_subcommand 1 'from=' 'until=' 'deputy=' 'back' 'json' 'color=' 'socket=' 'version' 'h/help'
            end
        case 'unit'
            __dubanctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __dubanctl_parse_subcommand 0 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'show'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            end
        case 'report'
            __dubanctl_parse_subcommand 1 'day=' 'html=' 'csv=' 'campaign=' 'json' 'color=' 'socket=' 'version' 'h/help'
        case 'review'
            __dubanctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'run'
                __dubanctl_parse_subcommand 0 'day=' 'campaign=' 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'preview'
                __dubanctl_parse_subcommand 0 'day=' 'campaign=' 'json' 'color=' 'socket=' 'version' 'h/help'
            end
        case 'rehearse'
            __dubanctl_parse_subcommand 0 'campaign=' 'from=' 'to=' 'on-time' 'budget=' 'csv=' 'html=' 'json' 'color=' 'socket=' 'version' 'h/help'
        case 'outbox'
            __dubanctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __dubanctl_parse_subcommand 0 'person=' 'state=' 'day=' 'campaign=' 'limit=' 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'show'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'hold'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'release'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'retry'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'drop'
                __dubanctl_parse_subcommand 1 'reason=' 'json' 'color=' 'socket=' 'version' 'h/help'
            end
        case 'channel'
            __dubanctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __dubanctl_parse_subcommand 0 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'test'
                __dubanctl_parse_subcommand 1 'channel=' 'account=' 'wait=' 'json' 'color=' 'socket=' 'version' 'h/help'
            end
        case 'silence'
            __dubanctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __dubanctl_parse_subcommand 0 'campaign=' 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'add'
                __dubanctl_parse_subcommand 0 'task=' 'pillar=' 'unit=' 'owner=' 'recipient=' 'rule=' 'until=' 'reason=' 'campaign=' 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'lift'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            end
        case 'calendar'
            __dubanctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'show'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'check'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'import'
                __dubanctl_parse_subcommand 1 'dry-run' 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'list'
                __dubanctl_parse_subcommand 0 'json' 'color=' 'socket=' 'version' 'h/help'
            end
        case 'config'
            __dubanctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'check'
                __dubanctl_parse_subcommand 1 'duband=' 'json' 'color=' 'version' 'h/help'
            case 'show'
                __dubanctl_parse_subcommand 1 'duband=' 'json' 'color=' 'version' 'h/help'
            end
        case 'plugin'
            __dubanctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __dubanctl_parse_subcommand 0 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'show'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'new'
                __dubanctl_parse_subcommand 1 'directory=' 'kit=' 'pillar=+' 'version' 'h/help'
            case 'check'
                __dubanctl_parse_subcommand 1 'host=' 'tasks=' 'seed=' 'json' 'color=' 'version' 'h/help'
            case 'reload'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            case 'retry'
                __dubanctl_parse_subcommand 1 'json' 'color=' 'socket=' 'version' 'h/help'
            end
        case 'help'
            __dubanctl_parse_subcommand -r 1 'version'
        end
    end
end

function __dubanctl_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __dubanctl_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __dubanctl_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __dubanctl_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__dubanctl_tokens -p)
    if test -z "$(__dubanctl_tokens -t)"
        set -l index (count (__dubanctl_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'dubanctl' -f
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'status' -d 'Show how the house stands: campaigns, lights, outbox, plugins.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'import' -d 'Bring in people files and ledgers (CSV, Excel\'s .xlsx).'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'export' -d 'Write the ledger, or a part of it, into a file.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'task' -d 'The ledger\'s tasks, and the process of supervision that each goes through.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'person' -d 'The people: who they are, whom they report to, and when they are away.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'unit' -d 'The units that answer for tasks.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'report' -d '通報: the bulletin of a week, a month or a quarter, for the leaders.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'review' -d 'The day\'s work: run it, or see what it would bring.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'rehearse' -d 'Live through the days to come, and show who would be mailed how often.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'outbox' -d 'Look at what is on its way to people, and keep it back, let it go or give it up.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'channel' -d 'Look at the ways on which people are told, and try them.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'silence' -d 'Mute reminders for a while, for a reason.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'calendar' -d 'The calendar of working days, and everybody\'s deadlines as calendars.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'config' -d 'Look at the settings of duband and duban-courier.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'plugin' -d 'Look at the pillars\' rules, write new ones, and take them into service.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl status" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl status" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl status" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl status" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl import" -ge 1' -fa '(set -l exts \'csv\' \'xlsx\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" people' -l 'people' -d 'The files hold people, whatever their headers suggest.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" tasks' -l 'tasks' -d 'The files hold tasks, whatever their headers suggest.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" dry-run' -l 'dry-run' -d 'Show what was understood and what would change, and change nothing.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" accept-suggested' -l 'accept-suggested' -d 'Take the suggested day of vague deadlines, and record the words that it stands for.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import"' -l 'map' -d 'A header of the files, and the field that stands under it.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" sheet' -l 'sheet' -d 'The sheet of a workbook, where it is not the first that has a header.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" encoding' -l 'encoding' -d 'The encoding of CSV, where it is not found rightly. Big5 has to be named.' -rfka 'utf-8 utf-16le utf-16be gb18030 big5'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl import" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" format' -l 'format' -d 'What is written.' -rfka 'csv xlsx jsonl ical'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" encoding' -l 'encoding' -d 'The encoding of csv: utf-8 (with a byte order mark) or gb18030.' -rfka 'utf-8 utf-16le utf-16be gb18030 big5'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" output' -l 'output' -d 'The file; else the standard output. What is there is replaced.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" pillar' -l 'pillar' -d 'Only this pillar, by its name or label.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" unit' -l 'unit' -d 'Only this unit responsible.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" owner' -l 'owner' -d 'Only this person responsible.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" light' -l 'light' -d 'Only this light.' -rfka 'green yellow red'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" state' -l 'state' -d 'Only this state.' -rfka 'open suspended done struck cancelled'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" due-before' -l 'due-before' -d 'Only what is due before this day.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" due-after' -l 'due-after' -d 'Only what is due after this day.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" text' -l 'text' -d 'Only what has this in its title or code.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" awaiting' -l 'awaiting' -d 'Only open tasks that wait for this: to be signed for, reported on, decided over, or closed.' -rfka 'signature report approval closing'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" order' -l 'order' -d 'In this order: as in the ledger, by deadline, or red before yellow before green.' -rfka 'ledger deadline light'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl export" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'list' -d 'List tasks.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'show' -d 'Show everything about a task.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'add' -d 'Enter one task; `dubanctl import` brings whole ledgers.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'edit' -d 'Correct a task.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'assign' -d '交辦: hand a task over by a numbered 督辦單.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'sign' -d '簽收: record that a task was received.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'report' -d '反饋: record how a task stands.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'extend' -d 'Ask for a later deadline, before the present one has passed.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'approve' -d 'Approve the extension that was asked for.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'refuse' -d 'Refuse the extension that was asked for.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'done' -d '辦結: close a task, as its reviewer.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'strike' -d '銷號: strike off a task that is closed.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'return' -d '退回重辦: send back a task that was said to be finished, or was closed.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'reopen' -d 'Open a task again that was closed, suspended or cancelled.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'suspend' -d '暫緩: pause a task, and all of its reminders.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'cancel' -d '撤銷: withdraw a task.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl task" -eq 1' -fa 'sheet' -d 'Print a task\'s 督辦單, as text or as a page for the printer.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" pillar' -l 'pillar' -d 'Only this pillar, by its name or label.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" unit' -l 'unit' -d 'Only this unit responsible.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" owner' -l 'owner' -d 'Only this person responsible.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" light' -l 'light' -d 'Only this light.' -rfka 'green yellow red'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" state' -l 'state' -d 'Only this state.' -rfka 'open suspended done struck cancelled'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" due-before' -l 'due-before' -d 'Only what is due before this day.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" due-after' -l 'due-after' -d 'Only what is due after this day.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" text' -l 'text' -d 'Only what has this in its title or code.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" awaiting' -l 'awaiting' -d 'Only open tasks that wait for this: to be signed for, reported on, decided over, or closed.' -rfka 'signature report approval closing'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" order' -l 'order' -d 'In this order: as in the ledger, by deadline, or red before yellow before green.' -rfka 'ledger deadline light'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" limit' -l 'limit' -d 'At most so many.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" after' -l 'after' -d 'The page behind this one, as the page before names it.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task show" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task show" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task show" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task show" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task show" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" pillar' -l 'pillar' -d 'The pillar, by its name or label.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" unit' -l 'unit' -d 'The unit responsible.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" owner' -l 'owner' -d 'The person responsible, of that unit.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" due' -l 'due' -d 'The day by which it is to be done.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" assigned' -l 'assigned' -d 'The day on which it was handed over; today.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" lead' -l 'lead' -d 'The leader in charge of it.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" target' -l 'target' -d 'What its meter is to reach.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" achieved' -l 'achieved' -d 'What its meter shows now.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" meter-unit' -l 'meter-unit' -d 'What is counted: 家, 億元, %.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add"' -l 'milestone' -d 'A stage with the day it is planned for, and the day it was reached; once for each.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add"' -l 'blocker' -d 'What stands in the way, since when, and since when no more; once for each.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add"' -l 'set' -d 'An attribute that the pillar\'s rules read; once for each.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" parent' -l 'parent' -d 'The task that it is part of.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" title' -l 'title' -d 'What is to be done.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" pillar' -l 'pillar' -d 'The pillar, by its name or label.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" unit' -l 'unit' -d 'The unit responsible.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" owner' -l 'owner' -d 'The person responsible, of that unit.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" lead' -l 'lead' -d 'The leader in charge of it.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" target' -l 'target' -d 'What its meter is to reach.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" achieved' -l 'achieved' -d 'What its meter shows now.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" meter-unit' -l 'meter-unit' -d 'What is counted: 家, 億元, %.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit"' -l 'milestone' -d 'A stage with the day it is planned for, and the day it was reached; once for each.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit"' -l 'blocker' -d 'What stands in the way, since when, and since when no more; once for each.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit"' -l 'set' -d 'An attribute that the pillar\'s rules read; once for each.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" parent' -l 'parent' -d 'The task that it is part of.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task edit" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" to' -l 'to' -d 'Who is responsible from now on.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" sheet-color' -l 'sheet-color' -d 'The color of the 督辦單.' -rfka 'blue yellow red'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" requirement' -l 'requirement' -d 'What is required, where the title does not say it (督辦要求).' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" report-by' -l 'report-by' -d 'The day by which a report is owed.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" report-every' -l 'report-every' -d 'Every how many days a report is owed, 1 to 366.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task assign" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sign" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sign" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sign" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sign" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sign" for' -l 'for' -d 'Whose step it is, where you only enter it.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sign" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sign" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task report" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task report" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task report" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task report" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task report" achieved' -l 'achieved' -d 'What the task\'s meter shows now.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task report" complete' -l 'complete' -d 'The task is finished, and is to be closed.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task report" next' -l 'next' -d 'The day of the next report.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task report" for' -l 'for' -d 'Whose report it is, where you only enter it.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task report" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task report" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task extend" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task extend" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task extend" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task extend" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task extend" to' -l 'to' -d 'The deadline that is wanted.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task extend" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task extend" for' -l 'for' -d 'Who asks, where you only enter it.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task extend" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task extend" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task approve" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task approve" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task approve" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task approve" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task approve" by' -l 'by' -d 'Who decides.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task approve" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task approve" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task approve" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task refuse" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task refuse" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task refuse" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task refuse" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task refuse" by' -l 'by' -d 'Who decides.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task refuse" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task refuse" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task refuse" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task done" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task done" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task done" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task done" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task done" by' -l 'by' -d 'Who decides.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task done" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task done" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task done" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task strike" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task strike" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task strike" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task strike" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task strike" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task strike" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task strike" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task return" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task return" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task return" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task return" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task return" for' -l 'for' -d 'Whose step it is, where you only enter it.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task return" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task return" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task return" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task reopen" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task reopen" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task reopen" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task reopen" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task reopen" for' -l 'for' -d 'Whose step it is, where you only enter it.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task reopen" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task reopen" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task reopen" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task suspend" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task suspend" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task suspend" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task suspend" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task suspend" by' -l 'by' -d 'Who decides.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task suspend" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task suspend" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task suspend" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task cancel" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task cancel" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task cancel" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task cancel" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task cancel" by' -l 'by' -d 'Who decides.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task cancel" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task cancel" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task cancel" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sheet" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sheet" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sheet" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sheet" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sheet" html' -l 'html' -d 'Write a page that prints on A4.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sheet" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl task sheet" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl person" -eq 1' -fa 'list' -d 'List people, in the order of unit and name.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl person" -eq 1' -fa 'show' -d 'Show everything about a person, who acts for them, and their open tasks.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl person" -eq 1' -fa 'add' -d 'Enter one person; `dubanctl import` brings whole people files.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl person" -eq 1' -fa 'edit' -d 'Correct what is known of a person.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl person" -eq 1' -fa 'absent' -d 'Enter when a person is away and who stands in, or that they are back.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person list" unit' -l 'unit' -d 'Only this unit.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person list" role' -l 'role' -d 'Only this role.' -rfka 'officer sectionHead leaderInCharge topLeader supervisionOffice'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person list" text' -l 'text' -d 'Only who has this in name, unit or address.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person list" limit' -l 'limit' -d 'At most so many.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person list" after' -l 'after' -d 'The page behind this person, as the page before names it.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person list" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person list" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person list" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person list" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person show" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person show" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person show" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person show" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" role' -l 'role' -d 'What they are in the reporting line.' -rfka 'officer sectionHead leaderInCharge topLeader supervisionOffice'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" address' -l 'address' -d 'Their mail address.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" channel' -l 'channel' -d 'The channel on which they read; the house\'s own where none is named.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" account' -l 'account' -d 'What that channel\'s messenger knows them by: a mobile number or a user id.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" window' -l 'window' -d 'The hours in which they are told.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" superior' -l 'superior' -d 'The next person up the reporting line.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" language' -l 'language' -d 'The language that they read.' -rfka 'zh-Hant zh-Hans en'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" role' -l 'role' -d 'What they are in the reporting line.' -rfka 'officer sectionHead leaderInCharge topLeader supervisionOffice'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" address' -l 'address' -d 'Their mail address.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" channel' -l 'channel' -d 'The channel on which they read; the house\'s own where none is named.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" account' -l 'account' -d 'What that channel\'s messenger knows them by: a mobile number or a user id.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" window' -l 'window' -d 'The hours in which they are told.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" superior' -l 'superior' -d 'The next person up the reporting line.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" language' -l 'language' -d 'The language that they read.' -rfka 'zh-Hant zh-Hans en'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person edit" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person absent" from' -l 'from' -d 'The first day away.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person absent" until' -l 'until' -d 'The last day away.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person absent" deputy' -l 'deputy' -d 'Who stands in.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person absent" back' -l 'back' -d 'They are back: the absence ends.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person absent" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person absent" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person absent" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person absent" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl person absent" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl unit" -eq 1' -fa 'list' -d 'List the units, with their people and open tasks.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl unit" -eq 1' -fa 'show' -d 'Show a unit\'s people and open tasks.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit list" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit list" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit list" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit list" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit show" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit show" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit show" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit show" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl unit show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl report" -eq 1' -fka 'weekly monthly quarterly'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl report" day' -l 'day' -d 'Up to the end of this day; today.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl report" html' -l 'html' -d 'Write a page that prints on A4.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl report" csv' -l 'csv' -d 'Write the figures as CSV (UTF-8 with a byte order mark).' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl report" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl report" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl report" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl report" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl report" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl report" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl review" -eq 1' -fa 'run' -d 'Run the day: judge what is due, decide who is told, compose.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl review" -eq 1' -fa 'preview' -d 'Show what a day would bring, as the ledger stands now. Changes nothing.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review run" day' -l 'day' -d 'Today, for certainty; no other day can be run.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review run" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review run" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review run" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review run" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review run" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review run" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review preview" day' -l 'day' -d 'Any day of the campaign; today where none is named.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review preview" campaign' -l 'campaign' -d 'The campaign\'s code; needed where there are several.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review preview" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review preview" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review preview" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review preview" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl review preview" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" campaign' -l 'campaign' -d 'Only mails that tell of this campaign.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" from' -l 'from' -d 'The first day that is told of; today where none is named.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" to' -l 'to' -d 'The last day; the campaign\'s last where none is named.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" on-time' -l 'on-time' -d 'Assume that everybody is in time: stages and tasks are finished on the day on which they are due.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" budget' -l 'budget' -d 'How many mails somebody may have a week.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" csv' -l 'csv' -d 'Write every mail into this file: day, person, kind, lines.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" html' -l 'html' -d 'Write a page with charts into this file.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl rehearse" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl outbox" -eq 1' -fa 'list' -d 'List envelopes.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl outbox" -eq 1' -fa 'show' -d 'Show an envelope: what it says, and every attempt to deliver it.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl outbox" -eq 1' -fa 'hold' -d 'Keep back an envelope that is queued, until it is released.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl outbox" -eq 1' -fa 'release' -d 'Let an envelope go that is held.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl outbox" -eq 1' -fa 'retry' -d 'Have an envelope tried again at once.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl outbox" -eq 1' -fa 'drop' -d 'Give up an envelope that is queued or held: nobody is told.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox list" person' -l 'person' -d 'Only to this person.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox list" state' -l 'state' -d 'Only in this state.' -rfka 'queued leased final-dot told rejected bounced held dropped recalled'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox list" day' -l 'day' -d 'Only of this day.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox list" campaign' -l 'campaign' -d 'The campaign\'s code; all campaigns where none is named.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox list" limit' -l 'limit' -d 'At most so many, up to 1000.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox list" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox list" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox list" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox list" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox show" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox show" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox show" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox show" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox hold" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox hold" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox hold" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox hold" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox hold" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox release" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox release" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox release" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox release" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox release" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox retry" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox retry" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox retry" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox retry" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox retry" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox drop" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox drop" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox drop" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox drop" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox drop" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl outbox drop" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl channel" -eq 1' -fa 'list' -d 'List the channels, and which of them are halted.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl channel" -eq 1' -fa 'test' -d 'Send a message that says that it is a test, and tell how that ended.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel list" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel list" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel list" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel list" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel test" channel' -l 'channel' -d 'The channel; the house\'s own where none is named.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel test" account' -l 'account' -d 'What a messenger knows the recipient by: a mobile number or a user id.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel test" wait' -l 'wait' -d 'Wait for the answer no longer than this, in seconds.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel test" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel test" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel test" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel test" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl channel test" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl silence" -eq 1' -fa 'list' -d 'List the silences, the newest first.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl silence" -eq 1' -fa 'add' -d 'Mute reminders from today to a day, included.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl silence" -eq 1' -fa 'lift' -d 'End a silence before its time.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence list" campaign' -l 'campaign' -d 'The campaign\'s code; the only campaign where none is named.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence list" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence list" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence list" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence list" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" task' -l 'task' -d 'The code of a task.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" pillar' -l 'pillar' -d 'A pillar: its name or its label.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" unit' -l 'unit' -d 'The unit responsible for a task.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" owner' -l 'owner' -d 'The person responsible for a task.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" recipient' -l 'recipient' -d 'Whoever would be told.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" rule' -l 'rule' -d 'A rule of a pillar\'s rule-book.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" until' -l 'until' -d 'The last day on which they are muted.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" reason' -l 'reason' -d 'Why; it goes onto the record.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" campaign' -l 'campaign' -d 'The campaign\'s code; the only campaign where none is named.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence lift" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence lift" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence lift" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence lift" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl silence lift" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl calendar" -eq 1' -fa 'show' -d 'Show a year\'s or a month\'s working days, days off and make-up days (調休).'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl calendar" -eq 1' -fa 'check' -d 'Say whether a calendar file is right, and what it makes of its year.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl calendar" -eq 1' -fa 'import' -d 'Put a year\'s announcement where duband reads it, and show what it changes.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl calendar" -eq 1' -fa 'list' -d 'List whose calendar lies in which file.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar show" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar show" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar show" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar show" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl calendar check" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'yaml\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar check" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar check" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar check" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar check" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl calendar import" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'yaml\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar import" dry-run' -l 'dry-run' -d 'Show what would change, and write nothing.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar import" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar import" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar import" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar import" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar import" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar list" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar list" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar list" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar list" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl calendar list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl config" -eq 1' -fa 'check' -d 'Say everything that is wrong with a settings file and the calendars it names.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl config" -eq 1' -fa 'show' -d 'Show every setting as it holds, and which of them are defaults.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl config check" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'yaml\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config check" duband' -l 'duband' -d 'The program that reads it; found beside this one where it is left out.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config check" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config check" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config check" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl config show" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'yaml\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config show" duband' -l 'duband' -d 'The program that reads it; found beside this one where it is left out.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config show" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config show" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config show" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl config show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl plugin" -eq 1' -fa 'list' -d 'List the plugins: which pillars have rules, and whether they run.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl plugin" -eq 1' -fa 'show' -d 'Show a plugin: its rules, what they read, what may be set, and what it could not judge.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl plugin" -eq 1' -fa 'new' -d 'Write a Swift package with the rules of a new pillar, to start from.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl plugin" -eq 1' -fa 'check' -d 'Say whether a plugin\'s file is fit to be installed.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl plugin" -eq 1' -fa 'reload' -d 'Take a plugin\'s file as it is now into service.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl plugin" -eq 1' -fa 'retry' -d 'Have parked tasks judged by their own plugins again, at once.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin list" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin list" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin list" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin list" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin show" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin show" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin show" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin show" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin new" directory' -l 'directory' -d 'Where the package is made; else NAME, here.' -rfa '(__dubanctl_complete_directories)'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin new" kit' -l 'kit' -d 'The DubanPluginKit to build with; else the one that is installed.' -rfa '(__dubanctl_complete_directories)'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin new"' -l 'pillar' -d 'What people call the pillar: in Traditional Chinese, Simplified Chinese and English, as far as they differ.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin new" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin new" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_positional "dubanctl plugin check" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'so\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin check" host' -l 'host' -d 'The program that runs a plugin; found beside this one where it is left out.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin check" tasks' -l 'tasks' -d 'How many tasks are made up.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin check" seed' -l 'seed' -d 'Makes up the same tasks again.' -rfka ''
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin check" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin check" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin check" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin reload" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin reload" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin reload" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin reload" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin reload" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin retry" json' -l 'json' -d 'Print one JSON document, for programs.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin retry" color' -l 'color' -d 'Color the output; auto means on a terminal that can.' -rfka 'auto always never'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin retry" socket' -l 'socket' -d 'The daemon\'s control socket.' -rF
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin retry" version' -l 'version' -d 'Show the version.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl plugin retry" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'dubanctl' -n '__dubanctl_should_offer_completions_for_flags_or_options "dubanctl help" version' -l 'version' -d 'Show the version.'
