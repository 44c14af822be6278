.pragma library

// The room in which the words of those that fill can still be told apart; with less the rows are not a table.
function least(columns, spacing, scale) {
    return columns.reduce((sum, column) => sum + scale * (column.fill ? column.least || 120 : column.width || 96),
                          spacing * (columns.length - 1));
}

// The pixel widths of `columns` in `total`: fixed ones keep theirs, the rest is shared among those that fill.
function widths(columns, total, spacing, scale) {
    let fixed = spacing * (columns.length - 1);
    let shares = 0;
    for (const column of columns) {
        if (column.fill)
            shares += column.fill === true ? 1 : column.fill;
        else
            fixed += (column.width || 96) * scale;
    }
    const rest = Math.max(0, total - fixed);
    return columns.map(column => column.fill ? Math.floor(rest * (column.fill === true ? 1 : column.fill) / shares)
                                             : Math.round((column.width || 96) * scale));
}

// The width at which each of `columns` has the room that it needs.
function whole(columns, spacing, scale) {
    const filling = columns.filter(column => column.fill);
    const share = column => column.fill === true ? 1 : column.fill;
    const shares = filling.reduce((sum, column) => sum + share(column), 0);
    const unit = filling.reduce((most, column) => Math.max(most, (column.least || 120) / share(column)), 0);
    return least(columns.filter(column => !column.fill), spacing, scale) + spacing * filling.length
           + Math.ceil(scale * unit * shares);
}

// How many columns after the first are passed over at most, until the last one is in sight.
function mostPassed(widths, room, spacing) {
    let used = widths[0] || 0;
    let shown = 0;
    for (let i = widths.length - 1; i > 0 && used + spacing + widths[i] <= room; --i) {
        used += spacing + widths[i];
        ++shown;
    }
    return Math.max(0, widths.length - 1 - Math.max(1, shown));
}
