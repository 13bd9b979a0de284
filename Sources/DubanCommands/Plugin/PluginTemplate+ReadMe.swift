extension PluginTemplate {
    /// The rule-book, under the headings that every pillar's has.
    var readMe: String {
        #"""
        # \#(module) \#(traditional)

        What the pillar is about, in a sentence or two.

        ## What it watches
        The deadline (完成時限), the day of the last report, and the milestones (節點) of a task.

        ## Attributes it reads
        | name | label | type | meaning |
        |---|---|---|---|
        | `last-report` | 最近填報 | day | the last report; where the ledger has none, the day of assignment counts |

        None is required.

        ## Rules
        | id | sentence | default | source |
        |---|---|---|---|
        | `due-soon` `due-today` `overdue` `slipped` | The common rules of the deadline, as in PlainDeadline. | as there | as there |
        | `report-missing` | Nothing was reported within the term: yellow, and the person responsible is told on the working day after it. | 10 working days | name the document, or say that it is a house default |
        | `stage-overdue` | A milestone's day has passed without it: yellow, and the ladder is climbed. | the rungs of `overdue` | name the document, or say that it is a house default |

        ## Lights
        Yellow by the rules above; the deadline adds its own, as in PlainDeadline. Else green.

        ## Settings
        `report-working-days` 10 · and those of PlainDeadline.

        ## What it does not do
        Say here what a reader might expect and will not find.

        ## Build and install
        `make test` runs the tests, which need no daemon; `make check` builds the plugin and says whether it is fit to be
        installed. `sudo make install` puts it into duband's plugin directory as `\#(name.name).so`, and
        `dubanctl plugin reload \#(name.name)` takes it into service. A task is this pillar's where the column 戰線 of its
        ledger says `\#(name.name)` or \#(traditional).

        """#
    }
}
